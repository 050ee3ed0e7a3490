#include "auditor/git/pack/pack.hpp"

#include <cstring>

#include "auditor/git/git_error.hpp"
#include "auditor/git/pack/big_endian.hpp"

namespace phiward {
namespace {

constexpr std::size_t kHeaderBytes = 12;
constexpr unsigned kMaxSizeBits = 60;  // of an entry's size, and of a distance

// Reads an entry's header byte by byte; reading past the end is remembered as damage.
class HeaderReader {
 public:
  HeaderReader(std::string_view bytes, std::uint64_t at) : bytes_(bytes), at_(at) {}

  std::uint8_t byte() {
    if (at_ >= bytes_.size()) return fail();
    return static_cast<std::uint8_t>(bytes_[at_++]);
  }

  // The rest of a size whose lowest four bits stood in `first`.
  std::uint64_t size(std::uint8_t first) {
    std::uint64_t value = first & 15;
    std::uint8_t next = first;
    for (unsigned shift = 4; (next & 128) != 0; shift += 7) {
      if (shift + 7 > kMaxSizeBits) return fail();
      next = byte();
      value |= std::uint64_t{next & 127U} << shift;
    }
    return value;
  }

  // Seven bits a byte, highest first; each further byte adds one, so that no number can be
  // written in two ways.
  std::uint64_t distance() {
    std::uint8_t next = byte();
    std::uint64_t value = next & 127;
    while ((next & 128) != 0) {
      if (value >> (kMaxSizeBits - 8) != 0) return fail();
      next = byte();
      value = (value + 1) << 7 | (next & 127);
    }
    return value;
  }

  ObjectId id() {
    ObjectId id;
    for (std::size_t i = 0; i < ObjectId::kBytes; ++i) id.bytes[i] = byte();
    return id;
  }

  [[nodiscard]] bool damaged() const { return damaged_; }
  [[nodiscard]] std::uint64_t at() const { return at_; }

 private:
  std::uint8_t fail() {
    damaged_ = true;
    return 0;
  }

  std::string_view bytes_;
  std::uint64_t at_;
  bool damaged_ = false;
};

enum PackedType : std::uint8_t { commit = 1, tree, blob, tag, offset_delta = 6, id_delta };

bool read_kind(HeaderReader& reader, std::uint8_t packed_type, std::uint64_t offset,
               PackEntry& entry) {
  if (packed_type >= commit && packed_type <= tag) {
    entry.type = static_cast<ObjectType>(packed_type - commit);
    return true;
  }
  if (packed_type == id_delta) {
    entry.kind = EntryKind::id_delta;
    entry.base_id = reader.id();
    return true;
  }
  if (packed_type != offset_delta) return false;
  entry.kind = EntryKind::offset_delta;
  const std::uint64_t distance = reader.distance();
  if (distance == 0 || distance > offset - kHeaderBytes) return false;
  entry.base_offset = offset - distance;
  return true;
}

}  // namespace

Pack::Pack(std::string_view bytes) : bytes_(bytes) {
  if (bytes.size() < kHeaderBytes + ObjectId::kBytes || !bytes.starts_with("PACK")) {
    throw GitError("damaged pack: it has no header; git fsck tells what is lost");
  }
  const std::uint32_t version = big_endian_32(bytes, 4);
  if (version != 2 && version != 3) {
    throw GitError("cannot read packs of version " + std::to_string(version));
  }
  count_ = big_endian_32(bytes, 8);
}

std::uint64_t Pack::end() const { return bytes_.size() - ObjectId::kBytes; }

std::optional<PackEntry> Pack::entry(std::uint64_t offset) const {
  if (offset < kHeaderBytes || offset >= end()) return std::nullopt;
  HeaderReader reader(bytes_.substr(0, end()), offset);
  PackEntry entry;
  const std::uint8_t first = reader.byte();
  entry.size = reader.size(first);
  if (!read_kind(reader, first >> 4 & 7, offset, entry)) return std::nullopt;
  entry.data = reader.at();
  if (reader.damaged()) return std::nullopt;
  return entry;
}

}  // namespace phiward
