#include "auditor/formats/key_value/bare_value.hpp"

#include <algorithm>

#include "rules/ascii.hpp"

namespace phiward::key_value {
namespace {

constexpr std::size_t kLongest = 256;  // bytes

// (402) 555-…
bool is_area_code(std::string_view text) {
  constexpr std::size_t kSize = 5;
  return text.size() > kSize && text[0] == '(' && all_digits(text.substr(1, 3)) &&
         text[kSize - 1] == ')';
}

// "dob=" or "dob: "
bool begins_with_name(std::string_view text) {
  std::size_t end = 0;
  const auto part = [](char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; };
  while (end < text.size() && part(text[end])) ++end;
  if (end == 0 || end >= text.size() || is_digit(text.front())) return false;
  return text[end] == '=' || (text[end] == ':' && !text.substr(end).starts_with("://"));
}

bool begins_comment(std::string_view text) {
  return text.starts_with("# ") || text.starts_with("//") || text.starts_with("-- ") ||
         text.starts_with("/*");
}

bool ends_value(std::string_view text, std::size_t at, bool lines) {
  const char c = text[at];
  if (c == '\'') return at == 0 || !is_letter(text[at - 1]);
  if (c == ',') return !lines || begins_with_name(text.substr(std::min(text.size(), at + 2)));
  if (c == '#') return at > 0 && is_digit(text[at - 1]);  // #1/2/2000#
  if (c == '\\') return true;
  switch (c) {
    case '\r':
    case '\n':
    case ';':
    case '&':
    case '|':
    case '}':
    case ']':
    case ')':
    case '>':
    case '<':
    case '"':
    case '`':
    case '(':
    case '{':
    case '[':
      return true;
    default:
      return false;
  }
}

}  // namespace

std::size_t bare_value_size(std::string_view text, bool lines) {
  std::size_t at = is_area_code(text) ? 5 : 0;
  const std::size_t most = std::min(text.size(), kLongest);
  for (; at < most && !ends_value(text, at, lines); ++at) {
    if (text[at] != ' ' && text[at] != '\t') continue;
    const std::string_view rest = text.substr(at + 1);
    if (begins_comment(rest) || begins_with_name(rest.substr(0, kLongest))) break;
  }
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t' || text[at - 1] == '*')) --at;
  return at;
}

}  // namespace phiward::key_value
