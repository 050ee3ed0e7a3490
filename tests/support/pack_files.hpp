// The only pack of a repository as bytes to be changed.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

#include "auditor/git/pack/pack_file.hpp"
#include "tests/support/git_repository.hpp"
#include "tests/support/pack_builder.hpp"

namespace phiward::test {

inline std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct PackFiles {
  explicit PackFiles(const GitRepository& made) {
    const auto indexes = pack_indexes(made.path() / "objects");
    if (indexes.size() != 1) throw std::logic_error("there is not one pack");
    index = indexes.front();
    pack = std::filesystem::path(index).replace_extension(".pack");
    for (const auto& path : {index, pack}) {
      std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    }
  }

  std::filesystem::path index, pack;
};

// Replaces the whole file.
inline void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// An index whose offsets of `from` and more are larger by `by` bytes. REQUIRES: what they become
// needs the eight bytes of version 2, or fits into the four of version 1.
inline std::string with_larger_offsets(const std::string& index, std::uint64_t by,
                                       std::uint64_t from = 0) {
  const PackIndex old(index);
  const bool version_2 = old.has_crcs();
  const std::size_t step = version_2 ? 4 : 4 + ObjectId::kBytes;
  const std::size_t first =
      version_2 ? 8 + 1024 + old.count() * (ObjectId::kBytes + 4) : std::size_t{1024};
  std::string changed = index, long_offsets;
  for (std::uint32_t row = 0; row < old.count(); ++row) {
    if (old.offset(row).value() < from) continue;
    const std::uint64_t offset = old.offset(row).value() + by;
    const auto low = static_cast<std::uint32_t>(offset);
    const auto long_row = static_cast<std::uint32_t>(long_offsets.size() / 8);
    changed.replace(first + row * step, 4,
                    big_endian_text(version_2 ? 0x8000'0000 | long_row : low));
    long_offsets +=
        big_endian_text(static_cast<std::uint32_t>(offset >> 32)) + big_endian_text(low);
  }
  if (version_2) changed.insert(changed.size() - 2 * ObjectId::kBytes, long_offsets);
  return changed;
}

// Makes the repository's pack larger by `by` bytes that are in no entry and take no disk.
// libgit2 refuses an index of version 2 whose offsets all need eight bytes.
inline void stretch_pack(const GitRepository& made, std::uint64_t by) {
  constexpr std::size_t kHeaderBytes = 12;
  const PackFiles files(made);
  const std::string pack = file_bytes(files.pack), index = file_bytes(files.index);
  write_bytes(files.index, with_larger_offsets(index, by));
  std::fstream file(files.pack, std::ios::binary | std::ios::in | std::ios::out | std::ios::trunc);
  file << pack.substr(0, kHeaderBytes);
  file.seekp(static_cast<std::streamoff>(kHeaderBytes + by));
  file << pack.substr(kHeaderBytes);
}

}  // namespace phiward::test
