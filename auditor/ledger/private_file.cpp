#include "auditor/ledger/private_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace phiward {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const char* what, const fs::path& path) {
  throw fs::filesystem_error(what, path, std::error_code(errno, std::generic_category()));
}

// An open file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  ~Descriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

// Works for directories too: their entries are what is flushed.
void flush(const fs::path& path) {
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.get() < 0 || ::fsync(descriptor.get()) != 0) refuse("cannot flush", path);
}

// An empty file beside `file`, removed at the end. mkstemp makes it with mode 0600.
class TemporarySibling {
 public:
  explicit TemporarySibling(const fs::path& file) {
    std::string pattern = file.parent_path() / ("." + file.filename().string() + ".XXXXXX");
    const Descriptor made(::mkostemp(pattern.data(), O_CLOEXEC));
    if (made.get() < 0) refuse("cannot make a file beside", file);
    path_ = pattern;
  }
  ~TemporarySibling() { ::unlink(path_.c_str()); }
  TemporarySibling(const TemporarySibling&) = delete;
  TemporarySibling& operator=(const TemporarySibling&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

void make_private_directory(const fs::path& directory) {
  if (directory.has_parent_path()) fs::create_directories(directory.parent_path());
  if (::mkdir(directory.c_str(), S_IRWXU) != 0 && errno != EEXIST) refuse("cannot make", directory);
  if (!fs::is_directory(directory)) {
    errno = ENOTDIR;
    refuse("cannot use as a directory", directory);
  }
}

void publish_private_file(const fs::path& file, const std::function<void(const fs::path&)>& fill) {
  const TemporarySibling sibling(file);
  fill(sibling.path());
  flush(sibling.path());
  if (::link(sibling.path().c_str(), file.c_str()) != 0 && errno != EEXIST) {
    refuse("cannot make", file);
  }
  flush(file.parent_path());
}

std::optional<std::string> exposure_of(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) refuse("cannot look at", path);
  if (::geteuid() != 0 && status.st_uid != ::geteuid()) {
    return "it belongs to another user; run phiward as its owner";
  }
  const mode_t mode = status.st_mode & 07777U;
  if ((mode & (S_IRWXG | S_IRWXO)) == 0) return std::nullopt;
  const std::string remedy = S_ISDIR(status.st_mode) ? "700" : "600";
  std::string octal = "0";
  for (const unsigned shift : {6U, 3U, 0U}) octal += static_cast<char>('0' + (mode >> shift & 7U));
  return "its mode is " + octal + "; run chmod " + remedy + " on it";
}

}  // namespace phiward
