// Archives and compressed files, by libarchive: zip, 7z, rar, tar; gzip, bzip2, xz, zstd, lz4,
// lzip, compress. A directory is a part without bytes, a symbolic link one that holds its
// target; a compressed file that is no archive gives one part without a name.
#pragma once

#include <string_view>

#include "auditor/unpack/parts.hpp"

namespace phiward {

void unpack_archive(std::string_view bytes, Parts& parts);

}  // namespace phiward
