#include "rules/synthetic.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "rules/ascii.hpp"
#include "rules/published_values.hpp"
#include "rules/reserved_hosts.hpp"

namespace phiward {
namespace {

constexpr auto npos = std::string_view::npos;

// Words of which one makes the whole name a made-up one.
constexpr auto kFakeNameWords = std::to_array<std::string_view>(
    {"anon",         "anonymized", "anonymous",  "anonymised", "bar",    "compressedsamples",
     "deidentified", "phantom",    "baz",        "citizen",    "doe",    "dolor",
     "dummy",        "everyman",   "everywoman", "example",    "fake",   "foo",
     "foobar",       "ipsum",      "lorem",      "qux",        "sample", "synthetic",
     "test",         "tester",     "testing",    "testpatient"});

bool is_numeric(Identifier identifier) {
  return identifier == Identifier::ssn || identifier == Identifier::phone ||
         identifier == Identifier::fax || identifier == Identifier::zip ||
         identifier == Identifier::date;
}

std::string canonical(Identifier identifier, std::string_view value) {
  if (is_numeric(identifier)) return only(value, is_digit);
  std::string folded = only(value, is_alphanumeric);
  std::ranges::transform(folded, folded.begin(), to_upper);
  return folded;
}

bool is_one_digit_repeated(std::string_view digits) {
  return digits.size() > 2 && digits.find_first_not_of(digits.front()) == npos;
}

// Each digit one more (or one less) than the one before; 0 follows 9.
bool is_sequential(std::string_view digits) {
  if (digits.size() < 4) return false;
  bool up = true;
  bool down = true;
  for (std::size_t i = 1; i < digits.size(); ++i) {
    const int step = (digits[i] - digits[i - 1] + 10) % 10;
    up = up && step == 1;
    down = down && step == 9;
  }
  return up || down;
}

std::optional<std::string> number_reason(std::string_view value) {
  const std::string digits = only(value, is_digit);
  if (digits.empty()) return std::nullopt;
  if (is_one_digit_repeated(digits)) return "one digit repeated";
  if (is_sequential(digits)) return "digits in sequence";
  return std::nullopt;
}

std::optional<std::string> phone_reason(std::string_view digits) {
  if (digits.size() == 11) digits.remove_prefix(1);
  const bool local = digits.size() == 7 && digits.starts_with("555");
  if (local || (digits.size() == 10 && digits.substr(3, 3) == "555")) {
    return "the 555 exchange, kept for examples";
  }
  return published_reason(Identifier::phone, digits);
}

std::optional<std::string> name_word_reason(std::string_view word) {
  const std::string letters = lower_case(only(word, is_letter));
  if (std::ranges::find(kFakeNameWords, letters) != kFakeNameWords.end()) {
    return "a made-up person's name";
  }
  if (letters.starts_with("zz")) return "a name beginning with ZZ, the usual test patient";
  if (is_letter(word.front()) && is_digit(word.back())) {
    return "a name ending in digits, as Synthea generates";
  }
  return std::nullopt;
}

std::optional<std::string> name_reason(std::string_view value) {
  constexpr std::string_view kSeparators = " ,^*|&~\t";
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(kSeparators, at), value.size());
    const std::string_view word = value.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    if (auto reason = name_word_reason(word)) return reason;
  }
  return std::nullopt;
}

std::optional<std::string> test_word_reason(std::string_view folded) {
  for (const std::string_view word : {"TEST", "DEMO", "SAMPLE", "EXAMPLE", "FAKE", "DUMMY"}) {
    if (folded.starts_with(word)) return "marked as a test value";
  }
  return std::nullopt;
}

std::optional<std::string> health_plan_reason(std::string_view folded) {
  // The letter S is not used in real MBIs; CMS and Synthea put it there on purpose.
  if (folded.size() == 11 && is_digit(folded[0]) && folded[1] == 'S') {
    return "an MBI with the letter of synthetic beneficiaries";
  }
  return test_word_reason(folded);
}

std::optional<std::string> special_reason(Identifier identifier, std::string_view value,
                                          std::string_view folded) {
  switch (identifier) {
    case Identifier::phone:
    case Identifier::fax:
      return phone_reason(folded);
    case Identifier::email:
      return email_reason(value);
    case Identifier::url:
      return url_reason(value);
    case Identifier::ip:
      return ip_reason(value);
    case Identifier::name:
      return name_reason(value);
    case Identifier::health_plan:
      return health_plan_reason(folded);
    case Identifier::mrn:
    case Identifier::account:
    case Identifier::license:
    case Identifier::device:
    case Identifier::other:
      return test_word_reason(folded);
    default:
      return std::nullopt;
  }
}

bool has_telling_digits(Identifier identifier) {
  static constexpr std::array kWithout = {
      Identifier::name,  Identifier::address, Identifier::date,  Identifier::age,
      Identifier::url,   Identifier::ip,      Identifier::email, Identifier::biometric,
      Identifier::photo, Identifier::schema};
  return std::ranges::find(kWithout, identifier) == kWithout.end();
}

}  // namespace

std::optional<std::string> synthetic_reason(Identifier identifier, std::string_view value) {
  const std::string folded = canonical(identifier, value);
  if (auto reason = published_reason(identifier, folded)) return reason;
  if (auto reason = special_reason(identifier, value, folded)) return reason;
  if (has_telling_digits(identifier)) return number_reason(value);
  return std::nullopt;
}

}  // namespace phiward
