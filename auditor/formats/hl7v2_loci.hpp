// Where PHI stands in HL7 v2 messages: field numbers of HL7 v2.7, chapters 3, 6 and 15.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "rules/vocabulary.hpp"

namespace phiward::hl7v2 {

// The data types that matter, by how their components are read.
enum class Type : std::uint8_t {
  text,     // ST, DLN: the first component
  id,       // CX: the first component; the fifth says what kind of number it is
  person,   // XPN: family, given, middle
  staff,    // XCN: a provider; id, family, given
  address,  // XAD: street, …, city, …, postal code
  phone,    // XTN: number; the fourth is an email address
  date,     // TS, DTM: the first eight digits
};

struct Locus {
  std::string_view segment;
  std::size_t field;  // 1-based
  Type type;
  Identifier identifier;
  std::string_view key;  // what rules call it
};

// The loci of one segment, by field; empty for other segments.
[[nodiscard]] std::span<const Locus> loci_of(std::string_view segment);

// What CX.5 (table HL7 0203) says of an id.
struct IdType {
  std::string_view code;
  Identifier identifier;
  std::string_view key;
};
[[nodiscard]] const IdType* find_id_type(std::string_view code);  // null if unknown

}  // namespace phiward::hl7v2
