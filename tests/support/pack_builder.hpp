// Packs as git would never write them: rings, deep chains, bases that are not there. Ids are
// numbers, not hashes; streams are stored, not compressed; the index is of version 1.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "auditor/git/object_id.hpp"
#include "auditor/git/object_store.hpp"

namespace phiward::test {

inline ObjectId numbered_id(std::uint32_t number) {
  ObjectId id;
  for (std::size_t i = 0; i < 4; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
  }
  return id;
}

inline std::string big_endian_text(std::uint32_t number) {
  const auto id = numbered_id(number);
  return {id.bytes.begin(), id.bytes.begin() + 4};
}

// A zlib stream of one stored block. REQUIRES: text.size() < 65536.
inline std::string stored_stream(std::string_view text) {
  std::uint32_t low = 1, high = 0;
  for (const char c : text) {
    low = (low + static_cast<std::uint8_t>(c)) % 65521;
    high = (high + low) % 65521;
  }
  const auto size = static_cast<std::uint16_t>(text.size());
  std::string stream("\x78\x01\x01");
  for (const auto part : {size, static_cast<std::uint16_t>(~size)}) {
    stream += static_cast<char>(part & 255);
    stream += static_cast<char>(part >> 8);
  }
  return stream.append(text) + big_endian_text(high << 16 | low);
}

// Seven bits a byte, lowest first: the sizes of a delta.
inline std::string delta_size(std::uint64_t size) {
  std::string text;
  for (; size >= 128; size >>= 7) text += static_cast<char>((size & 127) | 128);
  return text += static_cast<char>(size);
}

// A delta that keeps the first `kept` bytes of a base of `base_size` and adds `added`.
// REQUIRES: 0 < kept < 65536, 0 < added.size() < 128.
inline std::string appending_delta(std::size_t base_size, std::size_t kept,
                                   std::string_view added) {
  std::string delta = delta_size(base_size) + delta_size(kept + added.size());
  delta += '\xb0';  // copy from 0, two bytes of size
  delta += static_cast<char>(kept & 255);
  delta += static_cast<char>(kept >> 8);
  delta += static_cast<char>(added.size());
  return delta.append(added);
}

class PackBuilder {
 public:
  std::uint64_t add(std::uint32_t number, ObjectType type, std::string_view bytes) {
    return add_entry(number, static_cast<unsigned>(type) + 1, bytes, {});
  }

  std::uint64_t add_offset_delta(std::uint32_t number, std::uint64_t base_offset,
                                 std::string_view delta) {
    std::uint64_t distance = entries_.size() + kHeaderBytes - base_offset;
    std::string written(1, static_cast<char>(distance & 127));
    while ((distance >>= 7) != 0) {
      written.insert(written.begin(), static_cast<char>((--distance & 127) | 128));
    }
    return add_entry(number, 6, delta, written);
  }

  std::uint64_t add_id_delta(std::uint32_t number, std::uint32_t base, std::string_view delta) {
    const auto id = numbered_id(base);
    return add_entry(number, 7, delta,
                     std::string(id.bytes.begin(), id.bytes.begin() + ObjectId::kBytes));
  }

  // A row of the index for an entry that is there already.
  void add_row(std::uint32_t number, std::uint64_t offset) { rows_.emplace_back(number, offset); }

  [[nodiscard]] std::string pack() const {
    return "PACK" + big_endian_text(2) + big_endian_text(static_cast<std::uint32_t>(rows_.size())) +
           entries_ + checksum();
  }

  [[nodiscard]] std::string index() const {
    auto rows = rows_;
    std::ranges::sort(rows);
    std::string fan_out, table;
    for (std::uint32_t first = 0, at = 0; first < 256; ++first) {
      while (at < rows.size() && rows[at].first >> 24 <= first) ++at;
      fan_out += big_endian_text(at);
    }
    for (const auto& [number, offset] : rows) {
      const auto id = numbered_id(number);
      table += big_endian_text(static_cast<std::uint32_t>(offset));
      table.append(id.bytes.begin(), id.bytes.begin() + ObjectId::kBytes);
    }
    return fan_out + table + checksum() + checksum();
  }

 private:
  static constexpr std::size_t kHeaderBytes = 12;
  static std::string checksum() { return std::string(ObjectId::kBytes, 'c'); }

  std::uint64_t add_entry(std::uint32_t number, unsigned type, std::string_view content,
                          std::string_view base) {
    const std::uint64_t offset = entries_.size() + kHeaderBytes;
    std::size_t size = content.size();
    auto byte = static_cast<unsigned>(type << 4 | (size & 15));
    for (size >>= 4; size != 0; size >>= 7) {
      entries_ += static_cast<char>(byte | 128);
      byte = size & 127;
    }
    entries_ += static_cast<char>(byte);
    entries_.append(base).append(stored_stream(content));
    rows_.emplace_back(number, offset);
    return offset;
  }

  std::string entries_;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> rows_;  // id, offset
};

}  // namespace phiward::test
