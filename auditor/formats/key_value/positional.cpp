#include "auditor/formats/key_value/positional.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "rules/ascii.hpp"
#include "rules/person_names.hpp"
#include "rules/validators.hpp"

namespace phiward::key_value {
namespace {

struct Shape {
  std::string_view validator;
  std::string_view key;
  bool of_persons;  // nothing but a person has it
};

constexpr std::array kShapes = {
    Shape{"mbi", "mbi", true},
    Shape{"birth_date", "date of birth", false},
    Shape{"phone", "phone", false},
    Shape{"email", "email", false},
};

constexpr std::size_t kDashedSsn = 11;  // bytes
constexpr std::size_t kZip = 5;
constexpr std::size_t kShortestNumber = 6;  // of a record

bool passes(std::string_view validator, std::string_view value) {
  const Validator* check = find_validator(validator);
  return check != nullptr && check->accepts(value);
}

struct Guess {
  std::string_view key;
  bool of_persons = false;
};

Guess guess(std::string_view value) {
  if (value.size() == kDashedSsn && passes("ssn", value)) return {"ssn", true};
  for (const Shape& shape : kShapes) {
    if (passes(shape.validator, value)) return {shape.key, shape.of_persons};
  }
  if (is_listed_name(value)) {
    return {value.find(' ') == value.npos ? "first name" : "patient name", true};
  }
  if (passes("long_record_number", value) && value.find(' ') == value.npos) return {"mrn", false};
  if (value.size() == kZip && passes("zip", value)) return {"zip", false};
  const bool numbered = !value.empty() && is_digit(value.front());
  if (numbered && value.find(' ') != value.npos && passes("recorded_address", value)) {
    return {"street", false};
  }
  return {};
}

bool is_name_word(std::string_view value) {
  return is_person_name(value) && value.find(' ') == value.npos;
}

// Two words that could be names right before or behind a day: no list has all names.
bool name_unlisted(std::span<const Value> items, std::vector<std::string_view>& keys) {
  for (std::size_t i = 0; i + 2 < items.size(); ++i) {
    const bool day_behind = keys[i + 2] == "date of birth";
    const bool day_before = i > 0 && keys[i - 1] == "date of birth";
    if (!day_behind && !day_before) continue;
    if (!is_name_word(items[i].text) || !is_name_word(items[i + 1].text)) continue;
    keys[i] = "first name";
    keys[i + 1] = "last name";
    return true;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> keys_by_shape(std::span<const Value> items) {
  std::vector<std::string_view> keys;
  bool person = false;
  std::size_t telling = 0;
  for (const Value& item : items) {
    const bool number_alone = !item.quoted && item.text.size() < kShortestNumber;
    const Guess found = number_alone ? Guess{} : guess(item.text);
    keys.push_back(found.key);
    person = person || found.of_persons;
    telling += found.key.empty() ? 0 : 1;
  }
  person = name_unlisted(items, keys) || person;
  if (!person || telling < 2) return std::vector<std::string_view>(items.size());
  for (std::size_t i = 1; i < keys.size(); ++i) {
    const bool beside = keys[i - 1] == "first name";
    if (beside && (keys[i].empty() || keys[i] == "first name") && is_name_word(items[i].text)) {
      keys[i] = "last name";
    }
  }
  return keys;
}

}  // namespace phiward::key_value
