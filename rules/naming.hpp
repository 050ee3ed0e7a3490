// Names of values as people spell them in code and data: date_of_birth, dateOfBirth,
// DATE-OF-BIRTH, ptDOB.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {

// Lower-case words of a name, split at separators, at camel humps and around digits:
// "patientDOB2" gives patient, dob, 2.
[[nodiscard]] std::vector<std::string> name_words(std::string_view name);
void add_name_words(std::string_view name, std::vector<std::string>& words);

// The same of each name, with single spaces between the words.
[[nodiscard]] std::vector<std::string> spaced_words(const std::vector<std::string>& names);

// Words that may stand before any key and say whose value it is: "pt", "subscriber", …
[[nodiscard]] std::span<const std::string_view> person_prefixes();

// Words that may stand behind any key without changing what it names: "no", "value", …
[[nodiscard]] std::span<const std::string_view> neutral_suffixes();

[[nodiscard]] bool is_person_prefix(std::string_view word);

// The spellings, joined and without separators, under which the value called `name` may
// be known, longest first: "pt_home_phone_no" gives pthomephoneno, pthomephone,
// homephoneno, homephone, phoneno, phone, … Each is a candidate key, nothing more.
[[nodiscard]] std::vector<std::string> key_candidates(std::string_view name);

}  // namespace phiward
