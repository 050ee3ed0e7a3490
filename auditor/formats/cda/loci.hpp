// Where PHI stands in clinical documents: HL7 CDA R2 and C-CDA R2.1. Names, addresses and
// numbers look alike for everybody; the role they stand in says whose they are.
#pragma once

#include <cstdint>
#include <string_view>

#include "rules/vocabulary.hpp"

namespace phiward::cda {

// Whose an element's content is. A role holds until one inside it says otherwise.
enum class Role : std::uint8_t {
  none,      // nobody's: names of drugs, devices and the body in general
  patient,   // of the patient, or of a relative
  visit,     // of the patient's visit
  provider,  // of staff or of an organisation
};

// The role an element begins, or null.
[[nodiscard]] const Role* find_role(std::string_view element);

// The role that an attribute of an element gives it, or null. Only participants are told apart
// by attributes.
[[nodiscard]] const Role* find_role(std::string_view element, std::string_view attribute,
                                    std::string_view value);

// Elements whose name is that of a person.
[[nodiscard]] bool is_person(std::string_view element);

struct Locus {
  std::string_view parent;  // element around it; empty for any
  std::string_view element;
  Identifier identifier;
  std::string_view key;  // what rules call it
};

// An element whose text is a value; null if it is not read.
[[nodiscard]] const Locus* find_text_locus(std::string_view parent, std::string_view element);

// An element whose attribute `value` is a date; null if it is not read.
[[nodiscard]] const Locus* find_date_locus(std::string_view parent, std::string_view element);

}  // namespace phiward::cda
