// All that the path of a file tells of what stands in it: its format, whether it is a copy of what
// others made, and whether it is of patients. Under all paths of one context the same bytes show
// the same, so that a file has to be read once for each context in which it stands.
#pragma once

#include <cstdint>
#include <string_view>

namespace phiward {

struct PathContext {
  static constexpr std::uint8_t kNoSuffix = 0xFF;

  std::uint8_t words = 0;           // see told_by_folder
  std::uint8_t suffix = kNoSuffix;  // in suffixes::kAll
  std::string_view role = {};       // of a table's people; static

  bool operator==(const PathContext&) const = default;
};

[[nodiscard]] PathContext context_of_path(std::string_view path);

// What the name of a folder tells of all that stands below it, in four bits; those of a path are
// those of all its folders, and what the name of the file adds.
constexpr unsigned kFolderBits = 4;
[[nodiscard]] std::uint8_t told_by_folder(std::string_view name);

}  // namespace phiward
