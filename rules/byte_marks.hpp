// Finds bytes of some kind, 64 at once.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace phiward {

inline constexpr std::size_t kMarkedBytes = 64;

// A bit each, the first one the lowest. `mark` gives 0 or 1 for each place. Without branches in it,
// the compiler does 16 bytes a step.
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
constexpr unsigned is_either(std::uint8_t byte, std::uint8_t a, std::uint8_t b) {
  return static_cast<unsigned>(byte == a) | static_cast<unsigned>(byte == b);
}

// The bytes of a text for which Kind::mark(byte, the one behind it) is 1; behind the text are
// zeros. One thread.
template <class Kind>
class MarkedBytes {
 public:
  MarkedBytes(std::string_view text, std::size_t from) : text_(text), next_block_(from) {}

  // The next one, from `from` on; npos if there is none.
  std::size_t next() {
    while (marks_ == 0) {
      if (next_block_ >= text_.size()) return std::string_view::npos;
      block_ = next_block_;
      next_block_ += kMarkedBytes;
      marks_ = marks_of_block();
    }
    const auto bit = static_cast<std::size_t>(std::countr_zero(marks_));
    marks_ &= marks_ - 1;
    return block_ + bit;
  }

 private:
  [[nodiscard]] std::uint64_t marks_of_block() const {
    if (text_.size() - block_ > kMarkedBytes) return marks_in(text_.data() + block_);
    std::array<char, kMarkedBytes + 1> rest{};
    std::memcpy(rest.data(), text_.data() + block_, text_.size() - block_);
    return marks_in(rest.data());
  }

  static std::uint64_t marks_in(const char* bytes) {
    return byte_marks([bytes](std::size_t i) {
      return Kind::mark(static_cast<std::uint8_t>(bytes[i]),
                        static_cast<std::uint8_t>(bytes[i + 1]));
    });
  }

  std::string_view text_;
  std::size_t block_ = 0, next_block_ = 0;
  std::uint64_t marks_ = 0;  // of the block, those not told yet
};

}  // namespace phiward
