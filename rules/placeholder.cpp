#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "rules/ascii.hpp"
#include "rules/synthetic.hpp"

namespace phiward {
namespace {

constexpr auto npos = std::string_view::npos;

struct Brackets {
  std::string_view open;
  std::string_view close;  // empty: the rest of the value is the name of a variable
};

// Template and format syntax of many languages.
constexpr std::array kBrackets = {
    Brackets{"${", "}"}, Brackets{"{{", "}}"}, Brackets{"#{", "}"}, Brackets{"{", "}"},
    Brackets{"<", ">"},  Brackets{"[", "]"},   Brackets{"%(", "s"}, Brackets{"__", "__"},
    Brackets{"$(", ")"}, Brackets{"$", ""},    Brackets{"%", ""},   Brackets{"@", ""},
    Brackets{":", ""},   Brackets{"&", ""},
};

constexpr auto kWords = std::to_array<std::string_view>(
    {"changeme", "empty", "false", "hidden",    "masked",      "missing",  "n/a",     "na",
     "nil",      "none",  "null",  "omitted",   "placeholder", "redacted", "removed", "tba",
     "tbd",      "todo",  "true",  "undefined", "unknown",     "unset"});

bool is_bracketed(std::string_view value) {
  return std::ranges::any_of(kBrackets, [&](const Brackets& brackets) {
    return value.size() > brackets.open.size() && value.starts_with(brackets.open) &&
           value.ends_with(brackets.close);
  });
}

// A template in the middle of the value: "${area}-45-6789".
bool has_template(std::string_view value) {
  return value.find("${") != npos || value.find("{{") != npos || value.find("#{") != npos ||
         value.find("<%") != npos;
}

// xxx-xx-xxxx, ###-##-####, YYYY-MM-DD, ****, Xxxxx Xxx (as shape_of writes it): every run is
// one letter, in any case, or sign repeated.
bool is_mask(std::string_view value) {
  bool masked = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (is_digit(c)) return false;
    const bool sign = c == '#' || c == '*' || c == '?' || c == '_' || c == '.';
    if (!is_letter(c)) {
      masked = masked || sign;
      continue;
    }
    const bool follows = i > 0 && is_letter(value[i - 1]);
    if (follows && to_lower(value[i - 1]) != to_lower(c)) return false;
    masked = masked || follows;
  }
  return masked;
}

// HL70203: a table of HL7's codes.
bool is_code_table(std::string_view value) {
  return value.size() == 7 && value.starts_with("HL7") && all_digits(value.substr(3));
}

bool is_instruction(std::string_view folded) {
  return folded.starts_with("your-") || folded.starts_with("your_") ||
         folded.starts_with("your ") || folded.starts_with("enter ");
}

}  // namespace

bool is_placeholder(std::string_view value) {
  if (value.find_first_not_of(" \t-") == npos) return true;
  const std::string folded = lower_case(value);
  return is_bracketed(value) || has_template(value) || is_mask(value) || is_instruction(folded) ||
         is_code_table(value) ||
         std::ranges::find(kWords, std::string_view(folded)) != kWords.end();
}

}  // namespace phiward
