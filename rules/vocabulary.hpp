// The words every layer shares: what kind of identifier, whose, where it stood,
// and how grave. The names are printed, stored in the ledger and promised in the
// JSON schema: never rename or renumber one.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace phiward {

// The 18 Safe Harbor identifiers of 45 CFR 164.514(b)(2)(i), as phiward splits
// them; `schema` marks places that will hold PHI (a column named ssn).
enum class Identifier : std::uint8_t {
  ssn,
  name,
  address,
  zip,
  date,
  age,
  phone,
  fax,
  email,
  mrn,
  health_plan,
  account,
  license,
  vehicle,
  device,
  url,
  ip,
  biometric,
  photo,
  other,
  schema,
};

enum class Subject : std::uint8_t { patient, provider, synthetic, unknown };

// Ordered from grave to harmless, so that `a < b` reads "a is graver than b".
enum class Outcome : std::uint8_t { block, warn, info };

// Where text lives in git.
enum class Surface : std::uint8_t {
  blob,
  commit_message,
  tag_message,
  note,
  path,
  ref_name,
  identity,
};

[[nodiscard]] std::string_view to_string(Identifier value);
[[nodiscard]] std::string_view to_string(Subject value);
[[nodiscard]] std::string_view to_string(Outcome value);
[[nodiscard]] std::string_view to_string(Surface value);

// The inverse of to_string; empty if no such word.
template <class Word>
[[nodiscard]] std::optional<Word> parse_word(std::string_view text);

// What a person calls it ("Social Security number").
[[nodiscard]] std::string_view title_of(Identifier value);

// The paragraph letter of 45 CFR 164.514(b)(2)(i), 'A' to 'R'; '-' for schema.
[[nodiscard]] char hipaa_letter(Identifier value);

}  // namespace phiward
