// Object directories a repository borrows from: shared clones, object pools of servers.
#pragma once

#include <filesystem>
#include <vector>

namespace phiward {

// `objects`, those its info/alternates names, and theirs, each once and as deep as git follows
// them. What is no directory is left out; that its objects are missing shows when they are read.
[[nodiscard]] std::vector<std::filesystem::path> with_alternates(
    const std::filesystem::path& objects);

}  // namespace phiward
