// Where PHI stands in X12 005010 transactions of health care (270, 271, 276 to 278, 820, 834,
// 835, 837): segments, qualifiers and entity codes of their implementation guides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "rules/vocabulary.hpp"

namespace phiward::x12 {

// Whose a value is.
enum class Whose : std::uint8_t {
  entity,        // of the entity that the last NM1, N1 or loop speaks of
  patient,       // the patient's, whoever was named last
  patient_only,  // as entity; means nothing of anybody but a patient
};

// What a value is, by the code that qualifies it.
struct Meaning {
  std::string_view code;                 // "SY"; empty in a locus without qualifier
  std::optional<Identifier> identifier;  // none: rules decide by the key
  std::string_view key;                  // what rules call it
  Whose whose = Whose::entity;
};

struct Locus {
  std::string_view segment;
  std::size_t value;      // 1-based elements
  std::size_t qualifier;  // element with the code of the meaning; 0: there is one meaning only
  std::span<const Meaning> meanings;
};

// True for segments that hold PHI or say whose it is.
[[nodiscard]] bool is_read(std::string_view segment);

// The element of a segment that is free text; 0 if there is none. The rules for free text read it;
// the patient's own name is looked for.
[[nodiscard]] std::size_t prose_of(std::string_view segment);

// The loci of one segment; empty for other segments. Names in NM1 are read by code.
[[nodiscard]] std::span<const Locus> loci_of(std::string_view segment);
[[nodiscard]] const Meaning* find_meaning(const Locus& locus, std::string_view code);  // or null

// The side an entity code (NM101, N101) is on: patient, provider (payers too) or unknown.
[[nodiscard]] Subject side_of(std::string_view entity);

// A segment that begins a loop, and whose values follow until an entity is named.
struct Loop {
  std::string_view segment;
  bool new_record;  // of another individual
  Subject side;
};
[[nodiscard]] const Loop* find_loop(std::string_view segment);  // or null

// The side of a hierarchical level (HL03).
[[nodiscard]] Subject side_of_level(std::string_view level);

}  // namespace phiward::x12
