#include "auditor/git/pack/pack_index.hpp"

#include <cstring>

#include "auditor/git/git_error.hpp"
#include "auditor/git/pack/big_endian.hpp"

namespace phiward {
namespace {

constexpr std::string_view kMagic("\377tOc\0\0\0\2", 8);
constexpr std::size_t kFanOutBytes = std::size_t{256} * 4;
constexpr std::size_t kTrailerBytes = 2 * ObjectId::kBytes;
constexpr std::size_t kRowBytes1 = 4 + ObjectId::kBytes;
constexpr std::size_t kRowBytes2 = ObjectId::kBytes + 4 + 4;
constexpr std::uint32_t kIsLong = 0x8000'0000;

// Of an id, behind the byte that the fan-out is by.
std::uint64_t prefix(std::string_view id) { return big_endian_32(id, 1); }

std::string_view bytes_of(const ObjectId& id) {
  return {reinterpret_cast<const char*>(id.bytes.data()), ObjectId::kBytes};
}

GitError damaged(const char* what) {
  return GitError(std::string("damaged pack index: ") + what + "; git index-pack makes it again");
}

}  // namespace

PackIndex::PackIndex(std::string_view bytes) : bytes_(bytes) {
  version_2_ = bytes.starts_with(kMagic);
  if (!version_2_ && bytes.starts_with(kMagic.substr(0, 4))) throw damaged("unknown version");
  fan_out_ = version_2_ ? kMagic.size() : 0;
  if (bytes.size() < fan_out_ + kFanOutBytes + kTrailerBytes) throw damaged("too short");
  for (std::size_t i = 1; i < 256; ++i) {
    if (fan_out(i) < fan_out(i - 1)) throw damaged("its fan-out does not ascend");
  }
  lay_out();
}

void PackIndex::lay_out() {
  const std::size_t objects = count();  // < 2^32, times 28: cannot overflow
  const std::size_t rows = bytes_.size() - fan_out_ - kFanOutBytes - kTrailerBytes;
  const std::size_t tables = fan_out_ + kFanOutBytes;
  if (!version_2_) {
    if (rows != objects * kRowBytes1) throw damaged("its length does not fit its fan-out");
    offsets_ = tables;
    ids_ = tables + 4;
    id_step_ = offset_step_ = kRowBytes1;
    return;
  }
  if (rows < objects * kRowBytes2) throw damaged("its length does not fit its fan-out");
  const std::size_t long_offsets = rows - objects * kRowBytes2;
  if (long_offsets % 8 != 0 || long_offsets / 8 > objects) {
    throw damaged("its length does not fit its fan-out");
  }
  ids_ = tables;
  crcs_ = ids_ + objects * ObjectId::kBytes;
  offsets_ = crcs_ + objects * 4;
  long_offsets_ = offsets_ + objects * 4;
}

std::uint32_t PackIndex::fan_out(std::size_t first_byte) const {
  return big_endian_32(bytes_, fan_out_ + 4 * first_byte);
}

ObjectId PackIndex::id(std::uint32_t row) const {
  ObjectId id;
  const std::string_view stored = id_bytes(row);
  std::memcpy(id.bytes.data(), stored.data(), stored.size());
  return id;
}

std::string_view PackIndex::id_bytes(std::uint32_t row) const {
  return bytes_.substr(ids_ + row * id_step_, ObjectId::kBytes);
}

std::optional<std::uint64_t> PackIndex::offset(std::uint32_t row) const {
  const std::uint32_t stored = big_endian_32(bytes_, offsets_ + row * offset_step_);
  if (!version_2_ || (stored & kIsLong) == 0) return stored;
  const std::size_t at = long_offsets_ + std::size_t{stored & ~kIsLong} * 8;
  if (at + 8 > bytes_.size() - kTrailerBytes) return std::nullopt;
  return big_endian_64(bytes_, at);
}

std::optional<std::uint32_t> PackIndex::crc(std::uint32_t row) const {
  if (!version_2_) return std::nullopt;
  return big_endian_32(bytes_, crcs_ + std::size_t{row} * 4);
}

// Ids are spread evenly: where one stands is guessed from what stands around it. Rows that are not
// so end as a search by halves.
std::optional<std::uint32_t> PackIndex::find(const ObjectId& wanted) const {
  constexpr unsigned kMostGuesses = 4;
  if (wanted.is_sha256()) return std::nullopt;
  const std::size_t first_byte = wanted.bytes.front();
  const std::uint64_t sought = prefix(bytes_of(wanted));
  std::uint32_t begin = first_byte == 0 ? 0 : fan_out(first_byte - 1);
  std::uint32_t end = fan_out(first_byte);
  std::uint64_t low = 0;                        // of the prefixes of rows from `begin` on
  std::uint64_t high = std::uint64_t{1} << 32;  // of those up to `end`, exclusive
  for (unsigned guesses = 0; begin < end; ++guesses) {
    const std::uint32_t rows = end - begin;
    const bool guess = guesses < kMostGuesses && low <= sought && sought < high;
    const std::uint64_t before = guess ? rows * (sought - low) / (high - low) : rows / 2;
    const auto middle = begin + static_cast<std::uint32_t>(before);
    const std::string_view there = id_bytes(middle);
    const int order = there.compare(bytes_of(wanted));
    if (order == 0) return middle;
    if (order < 0) {
      begin = middle + 1;
      low = prefix(there);
    } else {
      end = middle;
      high = prefix(there) + 1;
    }
  }
  return std::nullopt;
}

std::string_view PackIndex::pack_checksum() const {
  return bytes_.substr(bytes_.size() - kTrailerBytes, ObjectId::kBytes);
}

}  // namespace phiward
