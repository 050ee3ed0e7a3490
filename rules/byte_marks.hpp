// Tells of 64 bytes at once which of them are of some kind: a bit each, the first one the lowest.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace phiward {

inline constexpr std::size_t kMarkedBytes = 64;

// `mark` gives 0 or 1 for each place. Without branches in it, the compiler does 16 bytes a step.
template <class Mark>
std::uint64_t byte_marks(const Mark& mark) {
  std::array<std::uint8_t, kMarkedBytes> marks;
  for (std::size_t i = 0; i < kMarkedBytes; ++i) marks[i] = static_cast<std::uint8_t>(mark(i));
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < kMarkedBytes; i += sizeof(std::uint64_t)) {
    constexpr std::uint64_t kGather = 0x0102'0408'1020'4080;  // bit 8j to bit 56 + j
    std::uint64_t eight = 0;
    std::memcpy(&eight, marks.data() + i, sizeof eight);
    all |= (eight * kGather) >> 56U << i;
  }
  return all;
}

// 0 or 1, without a branch.
constexpr unsigned is_between(std::uint8_t byte, std::uint8_t first, std::uint8_t last) {
  return static_cast<std::uint8_t>(byte - first) <= static_cast<std::uint8_t>(last - first);
}

}  // namespace phiward
