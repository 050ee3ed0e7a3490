#include "auditor/git/pack/pack_file.hpp"

#include <algorithm>
#include <system_error>

#include "auditor/git/git_error.hpp"
#include "rules/shape.hpp"

namespace phiward {

std::vector<std::filesystem::path> pack_indexes(const std::filesystem::path& object_directory) {
  const std::filesystem::path directory = object_directory / "pack";
  std::vector<std::filesystem::path> indexes;
  std::error_code error;
  std::filesystem::directory_iterator entry(directory, error);
  if (error == std::errc::no_such_file_or_directory) return indexes;
  for (; !error && entry != std::filesystem::directory_iterator(); entry.increment(error)) {
    if (entry->path().extension() == ".idx") indexes.push_back(entry->path());
  }
  if (error) {
    throw GitError("cannot list " + printable(directory.string()) + ": " + error.message());
  }
  std::ranges::sort(indexes);
  return indexes;
}

}  // namespace phiward
