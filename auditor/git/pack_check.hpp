// Before libgit2 reads a repository that is not trusted: it follows the offsets of a pack's
// index without looking whether they lie inside the pack.
#pragma once

#include <filesystem>

namespace phiward {

// Throws GitError that names the first pack whose index leads out of it.
void check_pack_indexes(const std::filesystem::path& object_directory);

}  // namespace phiward
