#include "auditor/formats/spoken_text.hpp"

#include <algorithm>
#include <array>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;

// "\r" and its like, as source code and logs write a line end; "\t" too.
bool ends_with_escape(std::string_view text) {
  static constexpr auto kEscapes = std::to_array<std::string_view>(
      {"\\r",   "\\n",     "\\t",     "\\x0d",   "\\x0D",   "\\x0b",   "\\x0B",   "\\x0a",
       "\\x0A", "\\u000d", "\\u000D", "\\u000b", "\\u000B", "\\u000a", "\\u000A", "\\015",
       "\\013", "\\012",   "#015",    "#013",    "#012",    "`r",      "`n"});
  return std::ranges::any_of(kEscapes, [text](auto escape) { return text.ends_with(escape); });
}

}  // namespace

SpokenSegment SpokenText::segment(std::size_t begin, std::size_t end, SegmentForm form) {
  SpokenSegment segment(text_.substr(0, end), begin, form, quote_at(begin));
  last_end_ = segment.end();
  last_quote_ = segment.quote();
  return segment;
}

Quote SpokenText::quote_at(std::size_t begin) const {
  constexpr std::string_view kMarks = "\"'`";
  const bool opens = begin > 0 && kMarks.find(text_[begin - 1]) != kNone;
  const std::string_view gap = text_.substr(last_end_, begin - last_end_);
  const bool same = last_quote_.mark != '\0' && gap.find('\n') == kNone;
  return same && !opens ? last_quote_ : quote_around(text_, begin);
}

bool may_begin_segment(std::string_view text, std::size_t at, std::string_view joins) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (!is_alphanumeric(before)) return joins.find(before) == kNone;
  return ends_with_escape(text.substr(0, at));
}

}  // namespace phiward
