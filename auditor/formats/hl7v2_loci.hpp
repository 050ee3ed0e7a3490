// Where PHI stands in HL7 v2 messages: field numbers of HL7 v2.7, chapters 2 to 11 and 15.
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
  id,       // CX: the first component; the fourth and fifth say what kind of number it is
  person,   // XPN: family, given, middle
  staff,    // XCN: id, then as a person
  address,  // XAD: street, other, city, …, postal code
  phone,    // XTN: number or its parts; the third says how it is used
  date,     // TS, DTM, DT, DR: each component that is a day
  timing,   // TQ: start and end in the fourth and fifth
  prose,    // FT, TX: the rules for free text read it; the patient's own name is looked for
};

struct Locus {
  std::string_view segment;
  std::size_t field;  // 1-based
  Type type;
  Identifier identifier;
  std::string_view key;  // what rules call it
  Subject subject = Subject::patient;
};

// The loci of one segment, by field; empty for other segments.
[[nodiscard]] std::span<const Locus> loci_of(std::string_view segment);

// What an OBX-5 holds, by the data type in OBX-2; null if nothing that tells of a person.
[[nodiscard]] const Locus* locus_of_result(std::string_view data_type);

// What CX.5 (table HL7 0203) says of an id.
struct IdType {
  std::string_view code;
  Identifier identifier;
  std::string_view key;
};
[[nodiscard]] const IdType* find_id_type(std::string_view code);  // null if unknown
// What CX.4 (the authority that gave it) says of an id; null if unknown.
[[nodiscard]] const IdType* find_id_authority(std::string_view authority);
// Numbers of organisations and of those who treat: no identifiers of an individual.
[[nodiscard]] bool is_no_persons_id(std::string_view code);

}  // namespace phiward::hl7v2
