#include "auditor/formats/fhir/loci.hpp"

#include <algorithm>
#include <array>

namespace phiward::fhir {
namespace {

using enum Type;
using F = Family;
using I = Identifier;

struct Resource {
  std::string_view type;
  Family family;
};

constexpr auto kResources = std::to_array<Resource>({
    {"Account", F::account},
    {"Claim", F::claim},
    {"Coverage", F::coverage},
    {"Device", F::device},
    {"Encounter", F::encounter},
    {"EpisodeOfCare", F::encounter},
    {"ExplanationOfBenefit", F::claim},
    {"FamilyMemberHistory", F::person},
    {"HealthcareService", F::provider},
    {"Location", F::provider},
    {"Organization", F::provider},
    {"OrganizationAffiliation", F::provider},
    {"Patient", F::person},
    {"Person", F::person},
    {"Practitioner", F::provider},
    {"PractitionerRole", F::provider},
    {"RelatedPerson", F::person},
    {"Specimen", F::specimen},
});

constexpr auto kLoci = std::to_array<Locus>({
    {F::person, "name", human_name, I::name, "patient name"},
    {F::person, "birthDate", date, I::date, "birth date"},
    {F::person, "bornDate", date, I::date, "birth date"},
    {F::person, "deceasedDate", date, I::date, "death date"},
    {F::person, "deceasedDateTime", date, I::date, "death date"},
    {F::person, "address", address, I::address, "address"},
    {F::person, "telecom", contact_point, I::phone, "phone"},
    {F::person, "identifier", identifier, I::mrn, "mrn"},
    {F::person, "photo.data", plain, I::photo, "patient photo"},
    {F::person, "contact.name", human_name, I::name, "contact name"},
    {F::person, "contact.address", address, I::address, "address"},
    {F::person, "contact.telecom", contact_point, I::phone, "phone"},
    {F::person, "extension.valueString", plain, I::name, "mothers maiden name"},
    {F::person, "extension.valueAddress", address, I::address, "birth place"},
    {F::provider, "name", human_name, I::name, "provider name"},
    {F::provider, "birthDate", date, I::date, "birth date"},
    {F::provider, "address", address, I::address, "address"},
    {F::provider, "telecom", contact_point, I::phone, "phone"},
    {F::provider, "identifier", identifier, I::other, "provider id"},
    {F::provider, "qualification.identifier", identifier, I::license, "license"},
    {F::provider, "contact.name", human_name, I::name, "contact name"},
    {F::provider, "contact.address", address, I::address, "address"},
    {F::provider, "contact.telecom", contact_point, I::phone, "phone"},
    {F::coverage, "identifier", identifier, I::health_plan, "member id"},
    {F::coverage, "subscriberId", plain, I::health_plan, "subscriber id"},
    {F::coverage, "subscriberId", identifier, I::health_plan, "subscriber id"},  // DSTU2, R5
    {F::account, "identifier", identifier, I::account, "account number"},
    {F::encounter, "identifier", identifier, I::mrn, "visit number"},
    {F::encounter, "period", period, I::date, "admit date"},
    {F::encounter, "actualPeriod", period, I::date, "admit date"},  // R5
    {F::device, "udiCarrier.carrierHRF", plain, I::device, "udi"},
    {F::device, "udi.carrierHRF", plain, I::device, "udi"},  // STU3
    {F::device, "udi", plain, I::device, "udi"},             // DSTU2
    {F::device, "serialNumber", plain, I::device, "serial number"},
    {F::specimen, "accessionIdentifier", identifier, I::mrn, "accession number"},
    {F::claim, "identifier", identifier, I::account, "patient account"},
    {F::claim, "insurance.identifier", identifier, I::health_plan, "member id"},
    {F::claim, "insurance.coverage.identifier", identifier, I::health_plan, "member id"},
    {F::any, "subscriber.identifier", identifier, I::health_plan, "subscriber id"},
    {F::any, "insurance.coverage.identifier", identifier, I::health_plan, "member id"},
    {F::any, "subject.identifier", identifier, I::mrn, "mrn"},
    {F::any, "patient.identifier", identifier, I::mrn, "mrn"},
    {F::any, "beneficiary.identifier", identifier, I::health_plan, "member id"},
});

constexpr auto kParts = std::to_array<Part>({
    {human_name, "family", I::name, "last name"},
    {human_name, "given", I::name, "first name"},
    {human_name, "text", I::name, "full name"},
    {address, "line", I::address, "street"},
    {address, "text", I::address, "address"},
    {address, "city", I::address, "city"},
    {address, "district", I::address, "county"},
    {address, "postalCode", I::zip, "zip"},
    {contact_point, "value", I::phone, "phone"},
    {identifier, "value", I::mrn, "mrn"},
    {period, "start", I::date, "admit date"},
    {period, "end", I::date, "discharge date"},
});

constexpr auto kPatientReferences = std::to_array<std::string_view>(
    {"subject", "patient", "beneficiary", "policyHolder", "subscriber"});

// R4: what is dated by the patient's care. Days of the record itself (recordedDate, issued,
// authoredOn) are days of care, too.
constexpr auto kCareDates = std::to_array<std::string_view>(
    {"abatementDateTime", "assertedDate", "authoredOn", "collectedDateTime", "dateWritten",
     "effectiveDateTime", "occurrenceDateTime", "onsetDateTime", "performedDateTime",
     "recordedDate", "servicedDate", "whenHandedOver"});

std::string_view last_element(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

}  // namespace

Family family_of(std::string_view resource_type) {
  const auto* found = std::ranges::find(kResources, resource_type, &Resource::type);
  return found == kResources.end() ? Family::any : found->family;
}

const Locus* find_locus(Family family, std::string_view path, Holds holds) {
  const auto* found = std::ranges::find_if(kLoci, [&](const Locus& locus) {
    const bool whole = locus.type == plain || locus.type == date;
    return (locus.family == family || locus.family == F::any) && locus.path == path &&
           whole == (holds == Holds::value);
  });
  return found == kLoci.end() ? nullptr : found;
}

const Part* find_part(Type type, std::string_view name) {
  const auto* found = std::ranges::find_if(
      kParts, [&](const Part& part) { return part.type == type && part.name == name; });
  return found == kParts.end() ? nullptr : found;
}

bool may_be_read(std::string_view name) {
  return name == "display" || name == "valueString" || name == "valueDate" ||
         name == "valueDateTime" || name == "div" || is_care_date(name) ||
         std::ranges::find(kParts, name, &Part::name) != kParts.end() ||
         std::ranges::any_of(kLoci, [name](const Locus& locus) {
           return (locus.type == plain || locus.type == date) && last_element(locus.path) == name;
         });
}

bool is_care_date(std::string_view name) {
  return std::ranges::find(kCareDates, name) != kCareDates.end();
}

std::string_view target_of(std::string_view reference) {
  const std::size_t slash = reference.rfind('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view before = reference.substr(0, slash);
  return before.substr(before.rfind('/') + 1);
}

bool refers_to_patient(std::string_view name) {
  return std::ranges::find(kPatientReferences, name) != kPatientReferences.end();
}

}  // namespace phiward::fhir
