// The segments of a text, one after the other: literals may reach over several of them.
#pragma once

#include <cstddef>
#include <string_view>

#include "auditor/formats/spoken_segment.hpp"

namespace phiward {

class SpokenText {
 public:
  // REQUIRES: `text` outlives this.
  explicit SpokenText(std::string_view text) : text_(text) {}

  // The segment at `begin`, which ends before `end`.
  // REQUIRES: begin is not before the end of the segment asked for last; begin <= end.
  SpokenSegment segment(std::size_t begin, std::size_t end, SegmentForm form);

 private:
  [[nodiscard]] Quote quote_at(std::size_t begin) const;

  std::string_view text_;
  std::size_t last_end_ = 0;
  Quote last_quote_;
};

// True if a segment may begin at `at`: behind anything but a letter, a digit or one of `joins`, or
// behind an escaped line end.
[[nodiscard]] bool may_begin_segment(std::string_view text, std::size_t at, std::string_view joins);

}  // namespace phiward
