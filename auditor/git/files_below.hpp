// Files below a directory as git lists refs and reflogs: through symbolic links to directories,
// too.
#pragma once

#include <filesystem>
#include <system_error>
#include <vector>

namespace phiward {

struct FilesBelow {
  // By the names they are met under. A link that is not followed is told like a file: it leads
  // into or around what is listed already (a circle), or to too much.
  std::vector<std::filesystem::path> files;
  std::error_code error;  // what ended the list early; not of what is behind a link
};

[[nodiscard]] FilesBelow files_below(const std::filesystem::path& directory);

}  // namespace phiward
