#include "auditor/git/repository_state.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <vector>

#include "auditor/git/alternates.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 300'000;
constexpr int kDeepest = 64;
// Whose content is told, not only its times: two changes may come within one tick of the clock.
constexpr std::uintmax_t kMostContent = 64 << 20;

fs::filesystem_error too_much() {
  return {"too much to list", std::make_error_code(std::errc::value_too_large)};
}

class StateText {
 public:
  void add(const fs::path& root, const fs::path& except = {}) {
    text_ += root.string() + '\n';
    std::vector<fs::path> files;
    constexpr auto kFollow = fs::directory_options::follow_directory_symlink;
    for (fs::recursive_directory_iterator at(root, kFollow), end; at != end; ++at) {
      if (at->path() == except) {
        at.disable_recursion_pending();
      } else if (at->path().filename() != "index" || is_ref(root, at->path())) {
        files.push_back(at->path());
      }
      if (files.size() > kMostFiles || at.depth() > kDeepest) throw too_much();
    }
    std::ranges::sort(files);
    for (const fs::path& file : files) add_file(root, file);
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  static bool is_ref(const fs::path& root, const fs::path& file) {
    return file.lexically_relative(root).string().find("refs/") != std::string::npos;
  }

  void add_file(const fs::path& root, const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0 && ::lstat(file.c_str(), &status) != 0) {
      throw fs::filesystem_error("cannot look at", std::error_code(errno, std::generic_category()));
    }
    const std::string name = file.lexically_relative(root).string();
    text_ += std::to_string(name.size()) + ' ' + name;
    for (const std::int64_t figure :
         {std::int64_t{status.st_mode}, static_cast<std::int64_t>(status.st_ino),
          std::int64_t{status.st_size}, std::int64_t{status.st_mtim.tv_sec},
          std::int64_t{status.st_mtim.tv_nsec}, std::int64_t{status.st_ctim.tv_sec},
          std::int64_t{status.st_ctim.tv_nsec}}) {
      text_ += ' ' + std::to_string(figure);
    }
    text_ += '\n';
    const bool tells = name == "packed-refs" || name == "HEAD" || is_ref(root, file);
    if (tells && S_ISREG(status.st_mode)) add_content(file);
  }

  void add_content(const fs::path& file) {
    if (fs::file_size(file) > kMostContent) return;
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    text_ += std::to_string(content.view().size()) + ' ';
    text_ += content.view();
    text_ += '\n';
  }

  std::string text_;
};

std::string state_of(const Repository& repository) {
  StateText text;
  const fs::path objects = repository.object_directory();
  const fs::path common = objects.parent_path();
  text.add(common, objects);
  const fs::path own = repository.path().lexically_normal();
  if (own.lexically_relative(common).string().starts_with("..")) text.add(own);
  for (const fs::path& directory : with_alternates(objects)) text.add(directory);
  return text.take();
}

}  // namespace

std::optional<std::string> repository_state(const Repository& repository) {
  try {
    return state_of(repository);
  } catch (const fs::filesystem_error&) {
    return std::nullopt;
  }
}

}  // namespace phiward
