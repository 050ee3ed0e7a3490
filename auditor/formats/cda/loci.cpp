#include "auditor/formats/cda/loci.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace phiward::cda {
namespace {

using I = Identifier;

struct Begins {
  std::string_view element;
  Role role;
};

constexpr auto kRoles = std::to_array<Begins>({
    {"assignedAuthor", Role::provider},
    {"assignedAuthoringDevice", Role::none},
    {"assignedCustodian", Role::provider},
    {"assignedEntity", Role::provider},
    {"associatedEntity", Role::patient},
    {"authoringDevice", Role::none},
    {"encompassingEncounter", Role::visit},
    {"healthCareFacility", Role::provider},
    {"intendedRecipient", Role::provider},
    {"manufacturedProduct", Role::none},
    {"participant", Role::none},
    {"patientRole", Role::patient},
    {"providerOrganization", Role::provider},
    {"relatedEntity", Role::patient},
    {"relatedSubject", Role::patient},
    {"representedOrganization", Role::provider},
    {"scopingOrganization", Role::provider},
    {"serviceProviderOrganization", Role::provider},
    {"structuredBody", Role::none},
});

struct Given {
  std::string_view element;
  std::string_view attribute;
  std::string_view value;
  Role role;
};

// HL7 vocabularies ParticipationType and RoleClass.
constexpr auto kGiven = std::to_array<Given>({
    {"participant", "typeCode", "COV", Role::patient},  // covered by a policy
    {"participant", "typeCode", "HLD", Role::patient},  // who holds it
    {"participant", "typeCode", "IND", Role::patient},
    {"participant", "typeCode", "CALLBCK", Role::provider},
    {"participant", "typeCode", "IRCP", Role::provider},
    {"participant", "typeCode", "LOC", Role::provider},
    {"participant", "typeCode", "PRF", Role::provider},
    {"participant", "typeCode", "REFB", Role::provider},
    {"participant", "typeCode", "REFT", Role::provider},
    {"participantRole", "classCode", "PAT", Role::patient},
    {"participantRole", "classCode", "PRS", Role::patient},
    {"participantRole", "classCode", "AGNT", Role::provider},
    {"participantRole", "classCode", "ASSIGNED", Role::provider},
    {"participantRole", "classCode", "LIC", Role::provider},
    {"participantRole", "classCode", "PROV", Role::provider},
    {"participantRole", "classCode", "SDLOC", Role::provider},
    {"participantRole", "classCode", "MANU", Role::none},
    {"participantRole", "classCode", "SPEC", Role::none},
    {"associatedEntity", "classCode", "ASSIGNED", Role::provider},
    {"associatedEntity", "classCode", "LIC", Role::provider},
    {"associatedEntity", "classCode", "PAYOR", Role::provider},
    {"associatedEntity", "classCode", "PROV", Role::provider},
});

constexpr auto kPersons = std::to_array<std::string_view>({"assignedPerson", "associatedPerson",
                                                           "guardianPerson", "informationRecipient",
                                                           "patient", "relatedPerson", "subject"});

// Parts of a name and of an address have their own names wherever they stand.
constexpr auto kTexts = std::to_array<Locus>({
    {"name", "given", I::name, "first name"},
    {"name", "family", I::name, "last name"},
    {"", "addr", I::address, "address"},
    {"addr", "streetAddressLine", I::address, "street"},
    {"addr", "city", I::address, "city"},
    {"addr", "county", I::address, "county"},
    {"addr", "precinct", I::address, "county"},
    {"addr", "postalCode", I::zip, "zip"},
});

constexpr auto kDates = std::to_array<Locus>({
    {"", "birthTime", I::date, "birth date"},
    {"", "deceasedTime", I::date, "death date"},
    {"encompassingEncounter", "effectiveTime", I::date, "admit date"},
    {"effectiveTime", "low", I::date, "admit date"},
    {"effectiveTime", "high", I::date, "discharge date"},
});

const Locus* find_in(std::span<const Locus> loci, std::string_view parent,
                     std::string_view element) {
  for (const Locus& locus : loci) {
    const bool placed = locus.parent.empty() || locus.parent == parent;
    if (placed && locus.element == element) return &locus;
  }
  return nullptr;
}

}  // namespace

const Role* find_role(std::string_view element) {
  const auto* found = std::ranges::find(kRoles, element, &Begins::element);
  return found == kRoles.end() ? nullptr : &found->role;
}

const Role* find_role(std::string_view element, std::string_view attribute,
                      std::string_view value) {
  const auto* found = std::ranges::find_if(kGiven, [&](const Given& given) {
    return given.element == element && given.attribute == attribute && given.value == value;
  });
  return found == kGiven.end() ? nullptr : &found->role;
}

bool is_person(std::string_view element) {
  return std::ranges::find(kPersons, element) != kPersons.end();
}

const Locus* find_text_locus(std::string_view parent, std::string_view element) {
  return find_in(kTexts, parent, element);
}

const Locus* find_date_locus(std::string_view parent, std::string_view element) {
  return find_in(kDates, parent, element);
}

}  // namespace phiward::cda
