// git's delta format: how to make one object out of another. Foreign bytes, all checked.
//
//   base's size  result's size   (seven bits a byte, lowest first)
//   then instructions:  0xxxxxxx               insert the next x bytes (x > 0)
//                       1sssoooo  o… s…        copy s bytes of the base from o on; each bit
//                                              says whether that byte of s or o follows
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

namespace phiward {

// A run of the result: copied from [offset, offset + size) of the base, or inserted text.
struct DeltaRun {
  bool copied = false;
  std::uint64_t offset = 0;   // in the base, if copied
  std::uint64_t size = 0;     // bytes
  std::string_view inserted;  // borrowed from the delta, if not copied
};

// Reads one delta from front to back. Borrows its bytes. One thread.
class Delta {
 public:
  // Empty if the sizes cannot be read.
  static std::optional<Delta> parse(std::string_view bytes);

  [[nodiscard]] std::uint64_t base_size() const { return base_size_; }
  [[nodiscard]] std::uint64_t result_size() const { return result_size_; }

  // Takes the next run, inside the base and inside what is left of the result. False at the end,
  // and at damage: see complete(). Inline, as histories have billions.
  bool next(DeltaRun& run);
  // Whether all has been read and the runs make up exactly the result.
  [[nodiscard]] bool complete() const { return rest_.empty() && result_left_ == 0; }

 private:
  Delta() = default;
  bool read_size(std::uint64_t& size);
  bool read_insert(std::uint8_t size, DeltaRun& run);
  bool read_copy(std::uint8_t code, DeltaRun& run);

  std::string_view rest_;
  std::uint64_t base_size_ = 0, result_size_ = 0, result_left_ = 0;
};

inline bool Delta::next(DeltaRun& run) {
  if (rest_.empty()) return false;
  const auto code = static_cast<std::uint8_t>(rest_.front());
  if (!((code & 128U) != 0 ? read_copy(code & 127U, run) : read_insert(code, run))) return false;
  result_left_ -= run.size;
  return true;
}

inline bool Delta::read_insert(std::uint8_t size, DeltaRun& run) {
  if (size == 0 || rest_.size() <= size || size > result_left_) return false;
  run = {false, 0, size, rest_.substr(1, size)};
  rest_.remove_prefix(1U + size);
  return true;
}

// How many bits are set in seven: std::popcount is a call where the processor may have none.
inline constexpr auto kBits = [] {
  std::array<std::uint8_t, 128> bits{};
  for (std::size_t i = 1; i < bits.size(); ++i) {
    bits[i] = static_cast<std::uint8_t>(bits[i / 2] + i % 2);
  }
  return bits;
}();

// Takes nothing if it is damaged, so that complete() stays false.
inline bool Delta::read_copy(std::uint8_t code, DeltaRun& run) {
  constexpr std::uint64_t kFullCopy = 0x10000;  // bytes, written as no size at all
  const std::size_t size = 1U + kBits[code];
  if (size > rest_.size()) return false;
  std::array<std::uint8_t, 8> present{};  // zeros behind the last byte of the delta
  std::memcpy(present.data(), rest_.data() + 1, std::min(rest_.size() - 1, present.size()));
  std::uint64_t fields = 0;  // four bytes of offset, then three of size
  std::size_t at = 0;
  for (unsigned i = 0; i < 7; ++i) {  // without branches: which are present is hard to foresee
    const std::uint64_t is_present = code >> i & 1U;
    fields |= std::uint64_t{present[at]} * is_present << 8U * i;
    at += is_present;
  }
  const std::uint64_t bytes = fields >> 32U;
  run = {true, fields & 0xffff'ffffU, bytes == 0 ? kFullCopy : bytes, {}};
  if (run.offset + run.size > base_size_ || run.size > result_left_) return false;
  rest_.remove_prefix(size);
  return true;
}

// Fills `out`, which has the result's size, from `base`. False if the delta is damaged or
// made for another base; then `out` may hold anything.
[[nodiscard]] bool apply_delta(Delta delta, std::string_view base, std::span<char> out);

}  // namespace phiward
