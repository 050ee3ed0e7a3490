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
    {"assignedAuthor", Role::provider},       {"assignedAuthoringDevice", Role::none},
    {"assignedCustodian", Role::provider},    {"assignedEntity", Role::provider},
    {"associatedEntity", Role::patient},      {"authoringDevice", Role::none},
    {"encompassingEncounter", Role::visit},   {"healthCareFacility", Role::provider},
    {"intendedRecipient", Role::provider},    {"manufacturedProduct", Role::none},
    {"participantRole", Role::none},          {"patientRole", Role::patient},
    {"providerOrganization", Role::provider}, {"relatedEntity", Role::patient},
    {"relatedSubject", Role::patient},        {"representedOrganization", Role::provider},
    {"scopingOrganization", Role::provider},  {"serviceProviderOrganization", Role::provider},
    {"structuredBody", Role::none},
});

struct ProviderClass {
  std::string_view attribute;
  std::string_view value;
};

constexpr auto kProviderClasses = std::to_array<ProviderClass>({
    {"classCode", "ASSIGNED"},
    {"classCode", "LIC"},
    {"classCode", "PAYOR"},
    {"classCode", "PROV"},
    {"classCode", "SDLOC"},
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

bool is_provider_class(std::string_view attribute, std::string_view value) {
  return std::ranges::any_of(kProviderClasses, [&](const ProviderClass& known) {
    return known.attribute == attribute && known.value == value;
  });
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
