// One segment of a message (HL7 v2, X12), as the text that it stands in says it: a file, a log, a
// comment, an XML element, or literals of source code, with their escapes undone and literals that
// go on in the next one put together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rules/regex.hpp"

namespace phiward {

// How segments are written in a message.
struct SegmentForm {
  char separator = '|';           // of a segment's fields
  char terminator = '\0';         // of segments, beside line ends; '\0': there is none
  std::size_t shortest_name = 3;  // bytes; the longest one has three
  bool wraps = false;             // long lines may break anywhere, since a terminator ends segments
};

// The quotation mark that closes the literal around a segment.
struct Quote {
  char mark = '\0';  // '\0': no literal is known of
  bool triple = false;
  bool escaped = false;  // it stands inside another literal
};

// The mark of the literal that a segment at `begin` stands in, from what is before it in its line;
// looks back a bounded number of bytes.
[[nodiscard]] Quote quote_around(std::string_view text, std::size_t begin);

class SpokenSegment {
 public:
  // Of a field, only the first bytes are kept: no identifier is longer.
  static constexpr std::size_t kLongestField = 16 * 1024;

  // Reads on from `begin` to the end of the segment: its terminator, a line end, also an escaped
  // one, or the end of the literal.
  // REQUIRES: begin <= text.size(); `text` outlives this.
  SpokenSegment(std::string_view text, std::size_t begin, SegmentForm form, Quote quote);

  [[nodiscard]] std::string_view said() const { return said_; }
  [[nodiscard]] std::size_t end() const { return at_; }  // where the next one may begin
  [[nodiscard]] Quote quote() const { return quote_; }   // around its end

  // True if the rest of a long field was left out.
  [[nodiscard]] bool shortened() const { return shortened_; }

  // Half-open range in the text of the longest piece of `part` that stands there as it is said;
  // without punctuation around it unless it is all of `part`.
  // REQUIRES: `part` is a part of said().
  [[nodiscard]] Span place_of(std::string_view part) const;

 private:
  bool step();  // false at the end of the segment
  bool step_wrap();
  bool step_quote(char mark);
  bool step_backslash();
  bool step_reference();
  bool step_markup();
  bool go_on_in_next_literal();
  void say(char c, std::size_t size);  // said by the next `size` bytes of the text
  [[nodiscard]] bool segment_begins(std::size_t at) const;

  std::string_view text_;
  std::size_t at_;
  SegmentForm form_;
  Quote quote_;
  std::string said_;
  std::vector<std::size_t> places_;  // in the text, of each byte of said_
  std::size_t field_size_ = 0;
  bool shortened_ = false;
};

}  // namespace phiward
