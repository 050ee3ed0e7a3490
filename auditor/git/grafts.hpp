// The file info/grafts: commits that git is to see with other parents than their own
// (gitrepository-layout(5)).
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "auditor/git/object_id.hpp"

namespace phiward {

struct Grafts {
  std::vector<ObjectId> commits;  // those that are grafted, and the parents they are given
  bool damaged = false;           // there is something else in it, or it cannot be read
};

// A graft a line, "<commit> <parent>…"; "#" begins a comment (git: commit.c, read_graft_line).
[[nodiscard]] Grafts parse_grafts(std::string_view text);

// None if there is no such file.
[[nodiscard]] Grafts read_grafts(const std::filesystem::path& file);

}  // namespace phiward
