#include "rules/key_use.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "rules/ascii.hpp"
#include "rules/context_words.hpp"
#include "rules/naming.hpp"

namespace phiward {
namespace {

constexpr std::size_t kLongestName = 40;  // bytes before the key

// Words before a key that leave it the name of a person's value, sorted.
constexpr std::array<std::string_view, 44> kQualifiers = {
    "actual",   "billing",   "business", "cell",      "contact",  "current", "customer",  "day",
    "default",  "emergency", "employee", "evening",   "expected", "first",   "get",       "has",
    "home",     "in",        "is",       "last",      "legal",    "mailing", "main",      "mobile",
    "my",       "new",       "old",      "other",     "out",      "p",       "permanent", "person",
    "personal", "preferred", "primary",  "secondary", "set",      "str",     "temp",      "test",
    "user",     "v",         "with",     "work"};

bool is_qualifier(const std::string& word) {
  return std::ranges::find(kQualifiers, word) != kQualifiers.end() || is_person_prefix(word) ||
         is_patient_word(word) || is_provider_word(word) || all_digits(word);
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

std::size_t name_begin(std::string_view text, std::size_t key_begin) {
  const auto part = [](char c) { return is_alphanumeric(c) || c == '_' || c == '-'; };
  std::size_t at = key_begin;
  while (at > 0 && key_begin - at < kLongestName && part(text[at - 1])) --at;
  return at;
}

bool is_code(std::string_view text, Span value) {
  if (value.begin == 0 || !is_letter(text[value.begin])) return false;
  const char before = text[value.begin - 1];
  if (before == '"' || before == '\'' || before == '`') return false;
  const std::string_view rest = text.substr(value.end);
  const bool several_words =
      text.substr(value.begin, value.end - value.begin).find(' ') != std::string_view::npos;
  if (before == '(') return !several_words || !rest.starts_with(')');
  // What an equals sign follows is the next name: Name="Birth Place" Usage="O".
  constexpr std::string_view kGoesOn = "([{=";
  return (!rest.empty() && kGoesOn.find(rest[0]) != kGoesOn.npos) || rest.starts_with("::") ||
         rest.starts_with("->") || (rest.size() > 1 && rest[0] == '.' && is_letter(rest[1]));
}

bool loosely_bound(std::string_view text, Span key, Span value) {
  return value.begin > key.end &&
         std::ranges::all_of(text.substr(key.end, value.begin - key.end), is_blank);
}

bool names_something_else(std::string_view text, Span key) {
  const std::size_t begin = name_begin(text, key.begin);
  const auto words = name_words(text.substr(begin, key.begin - begin));
  return !std::ranges::all_of(words, is_qualifier);
}

}  // namespace phiward
