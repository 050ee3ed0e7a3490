// Archives and compressed files, by libarchive, plain zip files by plain_zip.hpp: zip, 7z, rar,
// tar; gzip, bzip2, xz, zstd, lz4, lzip, compress. A directory is a part without bytes, a symbolic
// link one that holds its target; a compressed file that is no archive gives one part without a
// name.
#pragma once

#include <cstddef>
#include <string_view>

#include "auditor/unpack/parts.hpp"

namespace phiward {

void unpack_archive(std::string_view bytes, Parts& parts);

// The same, slower for plain zip files; all but the first members of the file.
void unpack_with_libarchive(std::string_view bytes, Parts& parts, std::size_t passed = 0);

}  // namespace phiward
