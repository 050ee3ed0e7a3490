// Whether a pack still is what its index says of it. Reading does not show it: zlib's checksum
// covers neither the type of an object nor which base its delta is for, and libgit2 looks at
// no other. An object that has become another one would hide what it held.
#pragma once

#include <cstdint>

#include "auditor/git/pack/pack_file.hpp"

namespace phiward {

// How many objects are not those that were indexed. The whole pack is read: at the speed of
// memory by the index's CRCs; an index of version 1 has none, then every object is made and
// hashed. Throws GitError if the index is not of this pack.
[[nodiscard]] std::uint64_t damaged_objects(const PackFile& file);

}  // namespace phiward
