// Where PHI stands in FHIR resources, DSTU2 to R5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rules/vocabulary.hpp"

namespace phiward::fhir {

// Resources that hold the same things in the same places.
enum class Family : std::uint8_t {
  any,
  person,
  provider,
  coverage,
  account,
  claim,
  encounter,
  device,
  specimen
};

[[nodiscard]] Family family_of(std::string_view resource_type);

// FHIR's data types that matter, by how their parts are read.
enum class Type : std::uint8_t {
  plain,          // the value itself
  date,           // its first ten characters
  human_name,     // family, given, text
  address,        // line, text, city, district, postalCode
  contact_point,  // value; its system says what kind of number it is
  identifier,     // value; its system or type says what kind of number it is
  period,         // start, end
};

struct Locus {
  Family family;
  std::string_view path;  // within the resource: "contact.name"
  Type type;
  Identifier identifier;
  std::string_view key;  // what rules call it
};

constexpr std::size_t kLongestPath = 3;  // elements

// Whether a path leads to a value, or to an element that has values as its parts.
enum class Holds : std::uint8_t { value, parts };

// The locus at `path` in a resource of that family; null if nothing is read there.
[[nodiscard]] const Locus* find_locus(Family family, std::string_view path, Holds holds);

// What a part of a data type holds.
struct Part {
  Type type;
  std::string_view name;
  Identifier identifier;
  std::string_view key;
};
[[nodiscard]] const Part* find_part(Type type, std::string_view name);  // null if not read

// True for names of values that some locus or part could want.
[[nodiscard]] bool may_be_read(std::string_view name);

// Values that are days of a patient's care wherever they stand.
[[nodiscard]] bool is_care_date(std::string_view name);

// What a reference such as "Patient/7" or "https://…/Patient/7" is to; empty if it does not say.
[[nodiscard]] std::string_view target_of(std::string_view reference);

// References that are to patients, whatever they refer to.
[[nodiscard]] bool refers_to_patient(std::string_view name);

}  // namespace phiward::fhir
