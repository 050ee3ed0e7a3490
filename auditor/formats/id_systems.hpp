// Whose numbers an identifier is one of: what OIDs, URIs and codes of HL7 say of it.
#pragma once

#include <optional>
#include <string_view>

#include "rules/vocabulary.hpp"

namespace phiward {

struct IdKind {
  std::optional<Identifier> identifier;  // empty: the key says it
  std::string_view key;                  // what rules call it
  Subject subject = Subject::patient;
};

// By the system of a FHIR identifier (http://hl7.org/fhir/sid/us-ssn, urn:oid:2.16.…) or the
// root of a CDA id (2.16.…); empty if it is not known.
[[nodiscard]] std::optional<IdKind> id_kind_of_system(std::string_view system);

// By a code of table HL7 0203 (MR, SS, …); empty if it is not known.
[[nodiscard]] std::optional<IdKind> id_kind_of_code(std::string_view code);

}  // namespace phiward
