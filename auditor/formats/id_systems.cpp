#include "auditor/formats/id_systems.hpp"

#include <algorithm>
#include <array>

#include "auditor/formats/hl7v2_loci.hpp"

namespace phiward {
namespace {

using I = Identifier;

constexpr IdKind kNpi{std::nullopt, "npi", Subject::provider};
constexpr IdKind kDea{std::nullopt, "dea", Subject::provider};
constexpr IdKind kSsn{I::ssn, "ssn"};
constexpr IdKind kTaxpayer{I::ssn, "itin"};
constexpr IdKind kHicn{I::health_plan, "hicn"};
constexpr IdKind kMbi{I::health_plan, "mbi"};
constexpr IdKind kDriverLicense{I::license, "driver license"};
constexpr IdKind kDevice{I::device, "udi"};

struct System {
  std::string_view name;  // the last part of a URI, or an OID
  IdKind kind;
};

// HL7 OID registry; FHIR R4, "Known Identifier Systems".
constexpr auto kSystems = std::to_array<System>({
    {"us-ssn", kSsn},
    {"us-npi", kNpi},
    {"us-medicare", kHicn},
    {"us-mbi", kMbi},
    {"2.16.840.1.113883.3.3719", kDevice},  // FDA: unique device identifiers
    {"2.16.840.1.113883.3.150", kDevice},   // ICCBBA
    {"2.16.840.1.113883.4.1", kSsn},
    {"2.16.840.1.113883.4.2", kTaxpayer},
    {"2.16.840.1.113883.4.6", kNpi},
    {"2.16.840.1.113883.4.572", kHicn},
    {"2.16.840.1.113883.4.814", kDea},
    {"2.16.840.1.113883.4.927", kMbi},
});

// Of the states, each with its FIPS number behind it.
constexpr std::string_view kDriverLicenses = "2.16.840.1.113883.4.3.";

}  // namespace

std::optional<IdKind> id_kind_of_system(std::string_view system) {
  const std::size_t slash = system.find_last_of("/:");
  const std::string_view name = slash == std::string_view::npos ? system : system.substr(slash + 1);
  if (name.starts_with(kDriverLicenses)) return kDriverLicense;
  const auto* found = std::ranges::find(kSystems, name, &System::name);
  if (found == kSystems.end()) return std::nullopt;
  return found->kind;
}

std::optional<IdKind> id_kind_of_code(std::string_view code) {
  if (code == "NPI") return kNpi;
  if (code == "DEA") return kDea;
  const hl7v2::IdType* type = hl7v2::find_id_type(code);
  if (type == nullptr) return std::nullopt;
  return IdKind{type->identifier, type->key};
}

}  // namespace phiward
