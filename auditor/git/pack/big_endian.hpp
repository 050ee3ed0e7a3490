// Numbers as git's packs and indexes store them: the highest byte first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace phiward {

// REQUIRES: at + 4 <= bytes.size() (checked by the library's assertions).
inline std::uint32_t big_endian_32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

// REQUIRES: at + 8 <= bytes.size().
inline std::uint64_t big_endian_64(std::string_view bytes, std::size_t at) {
  return std::uint64_t{big_endian_32(bytes, at)} << 32 | big_endian_32(bytes, at + 4);
}

}  // namespace phiward
