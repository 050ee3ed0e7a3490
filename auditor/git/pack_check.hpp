// Before libgit2 reads a repository that is not trusted: it follows the offsets of a pack's
// index, and of an index over several packs, without looking whether they lie inside the pack.
#pragma once

#include <filesystem>

namespace phiward {

// Throws GitError that names the first index that leads out of its pack or contradicts another.
void check_pack_indexes(const std::filesystem::path& object_directory);

}  // namespace phiward
