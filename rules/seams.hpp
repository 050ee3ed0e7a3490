// Where names may begin in a text: behind what is no letter or digit, and at the humps of
// camelCase. One thread.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "rules/byte_marks.hpp"

namespace phiward {

class Seams {
 public:
  Seams(std::string_view text, std::size_t from) : text_(text), next_block_(from) {}

  // The next byte, from `from` on, behind which a name may begin. npos if there is none.
  std::size_t next() {
    while (marks_ == 0) {
      if (next_block_ + 1 >= text_.size()) return std::string_view::npos;
      block_ = next_block_;
      next_block_ += kBlock;
      marks_ = marks_of_block();
    }
    const auto bit = static_cast<std::size_t>(std::countr_zero(marks_));
    marks_ &= marks_ - 1;
    return block_ + bit;
  }

 private:
  static constexpr std::size_t kBlock = kMarkedBytes;

  [[nodiscard]] std::uint64_t marks_of_block() const {
    if (text_.size() - block_ > kBlock) return marks_in(text_.data() + block_);
    std::array<char, kBlock + 1> rest{};  // no name begins at what is behind the text
    std::memcpy(rest.data(), text_.data() + block_, text_.size() - block_);
    return marks_in(rest.data());
  }

  // Of a block, and the byte behind it.
  static std::uint64_t marks_in(const char* bytes) {
    return byte_marks([bytes](std::size_t i) {
      const auto before = static_cast<std::uint8_t>(bytes[i]);
      const auto first = static_cast<std::uint8_t>(bytes[i + 1]);
      const unsigned hump = 1U ^ (is_between(first, 'a', 'z') | is_between(before, 'A', 'Z'));
      const unsigned word = 1U ^ is_of_name(before);
      return is_of_name(first) & (hump | word);
    });
  }

  static unsigned is_of_name(std::uint8_t byte) {
    constexpr std::uint8_t kLower = 0x20;
    return is_between(byte, '0', '9') | is_between(byte | kLower, 'a', 'z');
  }

  std::string_view text_;
  std::size_t block_ = 0, next_block_ = 0;
  std::uint64_t marks_ = 0;  // of the block, those not told yet
};

}  // namespace phiward
