#include "auditor/git/git_directory.hpp"

#include <fstream>
#include <string_view>

#include "auditor/git/files_below.hpp"
#include "auditor/git/git_error.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestPath = 8192;  // bytes, with what stands before it

// A pipe in the place of a file would let libgit2 wait for ever.
bool never_ends(const fs::directory_entry& entry) {
  std::error_code error;
  return entry.is_fifo(error) || entry.is_socket(error) || entry.is_character_file(error);
}

std::string_view without_line_end(std::string_view text) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace

fs::path git_directory_of(const fs::path& path) {
  const fs::path inside = path / ".git";
  std::error_code error;
  if (fs::is_directory(inside, error)) return inside;
  constexpr std::string_view kPointer = "gitdir: ";
  const auto text = read_small_file(inside, kLongestPath);
  if (!text || !text->starts_with(kPointer)) return path;
  return (path / without_line_end(std::string_view(*text).substr(kPointer.size())))
      .lexically_normal();
}

fs::path common_directory_of(const fs::path& git_directory) {
  const auto text = read_small_file(git_directory / "commondir", kLongestPath);
  if (!text) return git_directory;
  return (git_directory / without_line_end(*text)).lexically_normal();
}

std::optional<std::string> strange_file(const fs::path& git_directory) {
  std::error_code error;
  for (const char* name : {"HEAD", "config", "packed-refs", "shallow", "commondir",
                           "objects/info/alternates", "info/grafts"}) {
    if (never_ends(fs::directory_entry(git_directory / name, error))) {
      return std::string(name) + " is not a regular file";
    }
  }
  for (fs::recursive_directory_iterator at(git_directory / "refs", error), end; !error && at != end;
       at.increment(error)) {
    if (never_ends(*at)) return "it has a ref that is not a regular file";
  }
  return std::nullopt;
}

std::optional<std::string> read_small_file(const fs::path& file, std::size_t most) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return std::nullopt;
  const std::uintmax_t size = fs::file_size(file, error);
  if (error || size > most) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string text(static_cast<std::size_t>(size) + 1, '\0');  // one more: it may have grown
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return !in.eof() || text.size() > most ? std::nullopt : std::optional(std::move(text));
}

std::vector<std::string> loose_ref_names(const fs::path& git_directory) {
  const auto [files, error] = files_below(git_directory / "refs");
  std::vector<std::string> names;
  for (const fs::path& file : files) {
    std::string name = file.lexically_relative(git_directory).string();
    if (!name.ends_with(".lock")) names.push_back(std::move(name));
  }
  // A directory may go while a push removes its last ref.
  if (error && error != std::errc::no_such_file_or_directory) {
    throw GitError("cannot list the refs: " + error.message());
  }
  return names;
}

LooseRef read_loose_ref(const fs::path& file) {
  constexpr std::size_t kLongest = 4096;  // bytes; names of files are shorter
  constexpr std::string_view kSymbolic = "ref: ";
  const auto text = read_small_file(file, kLongest);
  if (!text) return {};
  const std::string_view line = without_line_end(*text);
  if (line.starts_with(kSymbolic)) return {{}, std::string(line.substr(kSymbolic.size()))};
  return {ObjectId::parse(line), {}};
}

}  // namespace phiward
