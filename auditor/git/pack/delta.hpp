// git's delta format: how to make one object out of another. Foreign bytes, all checked.
//
//   base's size  result's size   (seven bits a byte, lowest first)
//   then instructions:  0xxxxxxx               insert the next x bytes (x > 0)
//                       1sssoooo  o… s…        copy s bytes of the base from o on; each bit
//                                              says whether that byte of s or o follows
#pragma once

#include <cstdint>
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

  // The next run, inside the base and inside what is left of the result. Empty at the end,
  // and at damage: see complete().
  std::optional<DeltaRun> next();
  // Whether all has been read and the runs make up exactly the result.
  [[nodiscard]] bool complete() const { return rest_.empty() && result_left_ == 0; }

 private:
  Delta() = default;
  bool read_size(std::uint64_t& size);
  bool read_copy(std::uint8_t code, DeltaRun& run);

  std::string_view rest_;
  std::uint64_t base_size_ = 0, result_size_ = 0, result_left_ = 0;
};

// Fills `out`, which has the result's size, from `base`. False if the delta is damaged or
// made for another base; then `out` may hold anything.
[[nodiscard]] bool apply_delta(Delta delta, std::string_view base, std::span<char> out);

}  // namespace phiward
