#include "rules/token_bounds.hpp"

#include <cstddef>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::size_t kUuidLength = 36;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80; }

// True for the first byte of a UTF-8 letter. C2 and E2 lead signs and punctuation (no-break
// space, guillemets, curly quotes, dashes), not letters.
bool leads_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xc3 && byte != 0xe2;
}

bool letter_ends_at(std::string_view text, std::size_t end) {
  std::size_t at = end;
  while (at > 0 && end - at < 3 && is_continuation(text[at - 1])) --at;
  return at > 0 && at < end && leads_letter(text[at - 1]);
}

// In a string literal the n of "\nSSN" belongs to the escape.
bool escape_ends_at(std::string_view text, std::size_t end) {
  if (end < 2 || text[end - 2] != '\\') return false;
  const char c = text[end - 1];
  return c == 'n' || c == 'r' || c == 't';
}

// 1999-12-31T23:59
bool time_follows(std::string_view text, std::size_t end) {
  return end + 1 < text.size() && text[end] == 'T' && is_digit(text[end + 1]);
}

bool is_hex(char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }

bool is_uuid(std::string_view text) {
  if (text.size() != kUuidLength) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
    if (dash ? text[at] != '-' : !is_hex(text[at])) return false;
  }
  return true;
}

}  // namespace

bool joined_before(std::string_view text, Span value) {
  if (value.begin == 0) return false;
  const char first = text[value.begin];
  const char before = text[value.begin - 1];
  if (is_alphanumeric(first) && is_alphanumeric(before)) return !escape_ends_at(text, value.begin);
  if (is_letter(first) && (before == '_' || letter_ends_at(text, value.begin))) return true;
  const bool joint = before == '.' || before == '-';
  return is_digit(first) && joint && value.begin >= 2 && is_digit(text[value.begin - 2]);
}

bool joined_behind(std::string_view text, Span value) {
  if (value.end == text.size()) return false;
  const char last = text[value.end - 1];
  const char after = text[value.end];
  if (is_digit(last) && time_follows(text, value.end)) return false;
  if (is_alphanumeric(last) && is_alphanumeric(after)) return true;
  if (is_letter(last) && (after == '_' || leads_letter(after))) return true;
  const bool joint = after == '.' || after == '-';
  return is_digit(last) && joint && value.end + 1 < text.size() && is_digit(text[value.end + 1]);
}

bool in_uuid(std::string_view text, Span value) {
  const auto part = [](char c) { return is_hex(c) || c == '-'; };
  Span run = value;
  while (run.begin > 0 && value.begin - run.begin <= kUuidLength && part(text[run.begin - 1])) {
    --run.begin;
  }
  while (run.end < text.size() && run.end - value.end <= kUuidLength && part(text[run.end])) {
    ++run.end;
  }
  return is_uuid(text.substr(run.begin, run.end - run.begin));
}

}  // namespace phiward
