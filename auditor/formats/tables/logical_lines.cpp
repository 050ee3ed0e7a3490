#include "auditor/formats/tables/logical_lines.hpp"

#include <algorithm>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;

std::string_view bare(std::string_view line) {
  static constexpr CharSet kBefore(" \t\r\"'`+.*/#;>([{,\\");
  static constexpr CharSet kBehind(" \t\r\"'`+.;)]},\\");
  std::size_t begin = 0;
  while (begin < line.size() && kBefore.has(line[begin])) ++begin;
  std::size_t end = line.size();
  while (end > 0 && kBehind.has(line[end - 1])) --end;
  return line.substr(begin, end - begin);  // to the end if nothing is left: ")"
}

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

// Where an escaped line end begins: \n or \r, but not the n of C:\\name.
std::size_t escaped_end(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('\\', from); at != kNone; at = text.find('\\', at + 2)) {
    if (at + 1 < text.size() && (text[at + 1] == 'n' || text[at + 1] == 'r')) return at;
  }
  return kNone;
}

}  // namespace

LogicalLines::LogicalLines(std::string_view text) : text_(text), escape_(escaped_end(text, 0)) {}

bool LogicalLines::next(std::string_view& line) {
  while (at_ < text_.size()) {
    const bool whole = at_ >= line_end_;
    if (whole) {
      line_end_ = std::min(text_.find('\n', at_), text_.size());
      quote_ = '\0';
    }
    line = bare(next_piece());
    const bool blank_line = whole && at_ > line_end_;
    if (!line.empty() || blank_line) return true;  // between literals stands nothing
  }
  return false;
}

// What stands before an escaped line end, from the quote that opens its literal; or what stands
// before the quote that closes it; or the rest of the line.
std::string_view LogicalLines::next_piece() {
  const std::string_view rest = text_.substr(at_, line_end_ - at_);
  const bool inside = quote_ != '\0';
  if (escape_ < at_) escape_ = escaped_end(text_, at_);
  const std::size_t escape = escape_ < line_end_ ? escape_ - at_ : kNone;
  if (escape == kNone && !inside) {
    at_ = line_end_ + 1;
    return rest;
  }
  std::size_t begin = 0;
  for (std::size_t at = 0; at < std::min(escape, rest.size()); ++at) {
    if (rest[at] == '\\') {
      ++at;
    } else if (quote_ == '\0' && is_quote(rest[at])) {
      quote_ = rest[at];
      begin = at + 1;
    } else if (rest[at] == quote_) {
      quote_ = '\0';
      if (inside) {
        at_ += at + 1;
        return rest.substr(0, at);
      }
    }
  }
  if (escape == kNone) {
    at_ = line_end_ + 1;
    return rest;
  }
  at_ += escape + 2;
  return rest.substr(quote_ == '\0' ? 0 : begin, escape - (quote_ == '\0' ? 0 : begin));
}

}  // namespace phiward
