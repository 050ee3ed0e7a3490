#include "auditor/formats/key_value/literals.hpp"

#include <algorithm>

#include "rules/ascii.hpp"

namespace phiward::key_value {
namespace {

constexpr std::string_view kQuoteMarks = "\"'`";
constexpr CharSet kTelling("\"'`\\\n");  // all other bytes of a literal are stepped over

// O'Brien, patient's: but u'…' is a literal.
bool is_apostrophe(std::string_view text, std::size_t at) {
  if (text[at] != '\'' || at == 0 || !is_alphanumeric(text[at - 1])) return false;
  std::size_t begin = at;
  while (begin > 0 && at - begin < 3 && is_alphanumeric(text[begin - 1])) --begin;
  constexpr std::string_view kPrefixes = "uUbBrRfFNL";
  return at - begin > 2 || kPrefixes.find(text[begin]) == kPrefixes.npos;
}

}  // namespace

std::optional<Literal> Literals::at(std::size_t at) {
  std::size_t quote_at = at;
  while (quote_at < text_.size() && text_[quote_at] == '\\') ++quote_at;
  if (quote_at >= text_.size()) return std::nullopt;
  const std::size_t quote = kQuoteMarks.find(text_[quote_at]);
  if (quote == kQuoteMarks.npos || is_apostrophe(text_, quote_at)) return std::nullopt;
  const std::size_t level = quote_at - at;
  std::size_t& none_before = none_before_.at(quote).at(std::min(level, kLevels - 1));
  const std::size_t begin = quote_at + 1;
  const std::size_t stop = std::min(text_.size(), begin + kLongest);
  std::size_t backslashes = 0;
  std::size_t end = std::max(begin, none_before);
  for (; end < stop; ++end) {
    if (const std::size_t plain = kTelling.first_in(text_.substr(end, stop - end)); plain > 0) {
      backslashes = 0;
      end += plain;
    }
    if (end == stop || text_[end] == '\n') break;
    if (text_[end] == '\\') {
      ++backslashes;
      continue;
    }
    const bool closes = level == 0 ? backslashes % 2 == 0 : backslashes == level;
    if (text_[end] == text_[quote_at] && closes) {
      return Literal{begin, level == 0 ? end : end - level, end + 1};
    }
    backslashes = 0;
  }
  none_before = std::max(none_before, end);
  return std::nullopt;
}

}  // namespace phiward::key_value
