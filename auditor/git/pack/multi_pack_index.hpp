// The index over several packs of a directory that git may keep beside their own. phiward has
// no use for it, but libgit2 reads it before the others and believes what stands in it.
//
//   "MIDX" 1 1  chunks 1  0  packs 4   table of (name 4, offset 8) for each chunk and the end
//   PNAM: names of the index files, ended by zeros    OIDF: fan-out    OIDL: ids
//   OOFF: (pack 4, offset 4) for each id    LOFF: offsets 8, for those with the highest bit set
//   checksum 20
#pragma once

#include <filesystem>

namespace phiward {

// Throws GitError unless it says of each object what the index of that object's pack says.
// Packs that are not there any more are left to libgit2, which misses their objects. Linear.
void check_multi_pack_index(const std::filesystem::path& pack_directory);

}  // namespace phiward
