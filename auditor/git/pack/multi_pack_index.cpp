#include "auditor/git/pack/multi_pack_index.hpp"

#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/git/git_error.hpp"
#include "auditor/git/pack/big_endian.hpp"
#include "auditor/git/pack/mapped_file.hpp"
#include "auditor/git/pack/pack_index.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic("MIDX\1\1", 6);
constexpr std::size_t kHeaderBytes = 12;
constexpr std::size_t kTableRowBytes = 12;
constexpr std::size_t kFanOutBytes = std::size_t{256} * 4;
constexpr std::uint32_t kIsLong = 0x8000'0000;

void require(bool holds) {
  if (!holds) {
    throw GitError("damaged multi-pack-index; git multi-pack-index write makes it again");
  }
}

using Chunks = std::map<std::string_view, std::string_view, std::less<>>;

Chunks read_chunks(std::string_view bytes) {
  require(bytes.size() >= kHeaderBytes + ObjectId::kBytes && bytes.starts_with(kMagic));
  const std::size_t count = static_cast<std::uint8_t>(bytes[6]);
  const std::size_t end = bytes.size() - ObjectId::kBytes;
  std::uint64_t at = kHeaderBytes + (count + 1) * kTableRowBytes;
  require(bytes[7] == 0 && at <= end);
  Chunks chunks;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = kHeaderBytes + i * kTableRowBytes;
    const std::uint64_t begin = big_endian_64(bytes, row + 4);
    const std::uint64_t next = big_endian_64(bytes, row + kTableRowBytes + 4);
    require(begin == at && begin <= next && next <= end);
    require(chunks.emplace(bytes.substr(row, 4), bytes.substr(begin, next - begin)).second);
    at = next;
  }
  require(at == end && big_endian_32(bytes, kHeaderBytes + count * kTableRowBytes) == 0);
  return chunks;
}

std::string_view chunk(const Chunks& chunks, std::string_view name) {
  const auto found = chunks.find(name);
  return found == chunks.end() ? std::string_view() : found->second;
}

// A pack's own index, read along with the ids of all packs, which ascend too.
class OwnIndex {
 public:
  explicit OwnIndex(const fs::path& path) : file_(path), index_(file_.bytes()) {}

  std::optional<std::uint64_t> offset_of(const ObjectId& id) {
    while (row_ < index_.count() && index_.id(row_).bytes < id.bytes) ++row_;
    if (row_ == index_.count() || index_.id(row_) != id) return std::nullopt;
    return index_.offset(row_);
  }

 private:
  MappedFile file_;
  PackIndex index_;
  std::uint32_t row_ = 0;
};

// By the pack's number; empty where the pack is gone.
std::vector<std::optional<OwnIndex>> open_indexes(std::string_view names, std::uint32_t packs,
                                                  const fs::path& directory) {
  std::vector<std::optional<OwnIndex>> indexes;
  for (std::uint32_t i = 0; i < packs; ++i) {
    const std::string_view name = names.substr(0, names.find('\0'));
    require(name.size() < names.size() && name.ends_with(".idx") && name.find('/') == name.npos);
    names.remove_prefix(name.size() + 1);
    const fs::path path = directory / name;
    indexes.emplace_back();
    if (fs::exists(path)) indexes.back().emplace(path);
  }
  require(names.find_first_not_of('\0') == names.npos);
  return indexes;
}

std::uint64_t offset_in(std::string_view offsets, std::string_view long_offsets, std::size_t row) {
  const std::uint32_t stored = big_endian_32(offsets, row * 8 + 4);
  if (long_offsets.empty() || (stored & kIsLong) == 0) return stored;
  const std::size_t at = std::size_t{stored & ~kIsLong} * 8;
  require(at + 8 <= long_offsets.size());
  return big_endian_64(long_offsets, at);
}

void check_rows(const Chunks& chunks, std::vector<std::optional<OwnIndex>> indexes) {
  const std::string_view ids = chunk(chunks, "OIDL"), offsets = chunk(chunks, "OOFF");
  ObjectId id, previous;
  for (std::size_t row = 0; row < ids.size() / ObjectId::kBytes; ++row, previous = id) {
    std::memcpy(id.bytes.data(), ids.substr(row * ObjectId::kBytes).data(), ObjectId::kBytes);
    require(row == 0 || previous.bytes < id.bytes);
    const std::uint32_t pack = big_endian_32(offsets, row * 8);
    require(pack < indexes.size());
    if (!indexes[pack]) continue;
    require(indexes[pack]->offset_of(id) == offset_in(offsets, chunk(chunks, "LOFF"), row));
  }
}

void check_fan_out(std::string_view fan_out, std::string_view ids) {
  require(fan_out.size() == kFanOutBytes);
  std::size_t row = 0;
  for (std::size_t first = 0; first < 256; ++first) {
    while (row * ObjectId::kBytes < ids.size() &&
           static_cast<std::uint8_t>(ids[row * ObjectId::kBytes]) <= first) {
      ++row;
    }
    require(big_endian_32(fan_out, first * 4) == row);
  }
}

void check(std::string_view bytes, const fs::path& directory) {
  const Chunks chunks = read_chunks(bytes);
  const std::string_view ids = chunk(chunks, "OIDL");
  require(ids.size() % ObjectId::kBytes == 0);
  require(chunk(chunks, "OOFF").size() == ids.size() / ObjectId::kBytes * 8);
  check_fan_out(chunk(chunks, "OIDF"), ids);
  check_rows(chunks, open_indexes(chunk(chunks, "PNAM"), big_endian_32(bytes, 8), directory));
}

}  // namespace

void check_multi_pack_index(const fs::path& pack_directory) {
  const fs::path path = pack_directory / "multi-pack-index";
  std::error_code error;
  if (!fs::exists(path, error)) return;
  const MappedFile file(path);
  check(file.bytes(), pack_directory);
}

}  // namespace phiward
