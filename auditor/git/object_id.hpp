// The name of a git object: SHA-1, 20 bytes, or SHA-256, 32 bytes; all ids of one repository
// are of one kind.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

namespace phiward {

enum class ObjectFormat : std::uint8_t { sha1, sha256 };

struct ObjectId {
  static constexpr std::size_t kBytes = 20;  // of SHA-1, as packs and libgit2 have them
  static constexpr std::size_t kSha256Bytes = 32;
  static constexpr std::size_t kHexDigits = 2 * kBytes;

  std::array<std::uint8_t, kSha256Bytes> bytes{};  // of SHA-1 the first 20; the others are 0
  std::uint8_t size = kBytes;                      // or kSha256Bytes

  auto operator<=>(const ObjectId&) const = default;  // NOLINT(modernize-use-nullptr)
  // Four words at once: every look into a table asks, and the default calls memcmp.
  bool operator==(const ObjectId& other) const {
    using Words = std::array<std::uint64_t, kSha256Bytes / sizeof(std::uint64_t)>;
    const auto mine = std::bit_cast<Words>(bytes);
    const auto others = std::bit_cast<Words>(other.bytes);
    std::uint64_t differing = size ^ other.size;
    for (std::size_t i = 0; i < mine.size(); ++i) differing |= mine[i] ^ others[i];
    return differing == 0;
  }

  [[nodiscard]] bool is_sha256() const { return size == kSha256Bytes; }
  [[nodiscard]] std::string hex() const;  // 40 or 64 lower-case digits
  // Empty unless `text` is exactly 40 or 64 hex digits.
  static std::optional<ObjectId> parse(std::string_view text);
};

// Hexadecimal; empty if there is none.
[[nodiscard]] std::string hex_or_empty(const ObjectId* id);

// Object ids are uniformly distributed: any eight bytes are a hash.
struct ObjectIdHash {
  std::size_t operator()(const ObjectId& id) const noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, id.bytes.data(), sizeof word);
    return word;
  }
};

// Ids stand side by side, not in nodes: histories have millions. Pointers into these are good until
// the next insertion. Densely, as their hashes are spread evenly.
inline constexpr float kIdLoad = 0.8F;

struct ObjectIdSet : tsl::robin_set<ObjectId, ObjectIdHash> {
  ObjectIdSet() { max_load_factor(kIdLoad); }
};
template <class Value>
struct ObjectIdMap : tsl::robin_map<ObjectId, Value, ObjectIdHash> {
  ObjectIdMap() { this->max_load_factor(kIdLoad); }
};

}  // namespace phiward
