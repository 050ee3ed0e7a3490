// Whom a name in code or data speaks of: "patient_info", "new PatientDto", "referringProvider".
#pragma once

#include <cstdint>
#include <string_view>

namespace phiward::key_value {

struct Role {
  enum class Kind : std::uint8_t {
    nobody,
    patient,   // or whoever belongs to one
    insured,   // a member, subscriber, spouse: where the document is about health
    provider,  // persons and places that treat or pay
  };
  Kind kind = Kind::nobody;
  std::string_view word;  // as rules write it: "patient", "emergency contact"
};

// The last role in `name` that is not itself part of a longer name for a thing: a PatientService
// is nobody.
[[nodiscard]] Role role_of(std::string_view name);

}  // namespace phiward::key_value
