#include "auditor/formats/hl7v2_loci.hpp"

#include <algorithm>
#include <array>

namespace phiward::hl7v2 {
namespace {

using enum Type;
using I = Identifier;
constexpr Subject kProvider = Subject::provider;

// Sorted by segment, then field. Of days, those of birth, death, admission and discharge are what
// the reports name first; that of any other event with the patient is a "hl7 event date".
constexpr auto kLoci = std::to_array<Locus>({
    {"ACC", 1, date, I::date, "accident date"},
    {"ACC", 3, text, I::address, "accident location"},
    {"ACC", 7, staff, I::name, "staff", kProvider},
    {"ACC", 9, prose, I::name, "note"},
    {"ACC", 11, address, I::address, "address"},
    {"AIP", 3, staff, I::name, "staff", kProvider},
    {"AIP", 6, date, I::date, "hl7 event date"},
    {"AL1", 6, date, I::date, "hl7 event date"},
    {"CTD", 2, person, I::name, "contact name", kProvider},
    {"CTD", 3, address, I::address, "address", kProvider},
    {"CTD", 5, phone, I::phone, "phone", kProvider},
    {"DB1", 3, id, I::other, "disability id"},
    {"DB1", 5, date, I::date, "hl7 event date"},
    {"DB1", 6, date, I::date, "hl7 event date"},
    {"DG1", 5, date, I::date, "hl7 event date"},
    {"DG1", 16, staff, I::name, "physician", kProvider},
    {"EVN", 5, staff, I::name, "operator", kProvider},
    {"FT1", 4, date, I::date, "hl7 event date"},
    {"FT1", 20, staff, I::name, "physician", kProvider},
    {"FT1", 21, staff, I::name, "physician", kProvider},
    {"GT1", 2, id, I::account, "guarantor number"},
    {"GT1", 3, person, I::name, "guarantor name"},
    {"GT1", 4, person, I::name, "guarantor name"},
    {"GT1", 5, address, I::address, "address"},
    {"GT1", 6, phone, I::phone, "phone"},
    {"GT1", 7, phone, I::phone, "phone"},
    {"GT1", 8, date, I::date, "birth date"},
    {"GT1", 12, text, I::ssn, "ssn"},
    {"GT1", 16, text, I::name, "employer"},
    {"GT1", 17, address, I::address, "address"},
    {"GT1", 18, phone, I::phone, "phone"},
    {"GT1", 19, id, I::other, "employee id"},
    {"GT1", 24, date, I::date, "death date"},
    {"GT1", 29, id, I::other, "employee id"},
    {"GT1", 42, person, I::name, "maiden name"},
    {"GT1", 45, person, I::name, "contact name"},
    {"GT1", 46, phone, I::phone, "phone"},
    {"GT1", 56, text, I::address, "birth place"},
    {"IAM", 13, person, I::name, "contact name"},
    {"IN1", 5, address, I::address, "address", kProvider},
    {"IN1", 6, person, I::name, "contact name", kProvider},
    {"IN1", 7, phone, I::phone, "phone", kProvider},
    {"IN1", 8, text, I::health_plan, "group number"},
    {"IN1", 10, id, I::health_plan, "group number"},
    {"IN1", 16, person, I::name, "insured name"},
    {"IN1", 18, date, I::date, "birth date"},
    {"IN1", 19, address, I::address, "address"},
    {"IN1", 36, text, I::health_plan, "policy number"},
    {"IN1", 44, address, I::address, "address"},
    {"IN1", 49, id, I::health_plan, "member id"},
    {"IN1", 52, text, I::address, "birth place"},
    {"IN2", 1, id, I::other, "employee id"},
    {"IN2", 2, text, I::ssn, "ssn"},
    {"IN2", 3, text, I::name, "employer"},
    {"IN2", 6, text, I::health_plan, "medicare number"},
    {"IN2", 7, person, I::name, "patient name"},
    {"IN2", 8, text, I::health_plan, "medicaid number"},
    {"IN2", 9, person, I::name, "sponsor name"},
    {"IN2", 10, text, I::other, "military id"},
    {"IN2", 22, person, I::name, "patient name"},
    {"IN2", 26, text, I::health_plan, "subscriber id"},
    {"IN2", 40, person, I::name, "maiden name"},
    {"IN2", 49, person, I::name, "contact name"},
    {"IN2", 50, phone, I::phone, "phone"},
    {"IN2", 52, person, I::name, "contact name"},
    {"IN2", 53, phone, I::phone, "phone"},
    {"IN2", 61, id, I::health_plan, "member id"},
    {"IN2", 63, phone, I::phone, "phone"},
    {"IN2", 64, phone, I::phone, "phone"},
    {"IN3", 2, id, I::health_plan, "policy number"},
    {"IN3", 3, staff, I::name, "staff", kProvider},
    {"IN3", 8, staff, I::name, "staff", kProvider},
    {"IN3", 14, staff, I::name, "physician", kProvider},
    {"IN3", 25, staff, I::name, "physician", kProvider},
    {"MRG", 1, id, I::mrn, "mrn"},
    {"MRG", 2, id, I::mrn, "mrn"},
    {"MRG", 3, id, I::account, "account number"},
    {"MRG", 4, id, I::mrn, "mrn"},
    {"MRG", 5, id, I::mrn, "visit number"},
    {"MRG", 6, id, I::mrn, "visit number"},
    {"MRG", 7, person, I::name, "patient name"},
    {"NK1", 2, person, I::name, "next of kin"},
    {"NK1", 4, address, I::address, "address"},
    {"NK1", 5, phone, I::phone, "phone"},
    {"NK1", 6, phone, I::phone, "phone"},
    {"NK1", 12, id, I::other, "employee id"},
    {"NK1", 16, date, I::date, "birth date"},
    {"NK1", 26, person, I::name, "maiden name"},
    {"NK1", 30, person, I::name, "contact name"},
    {"NK1", 31, phone, I::phone, "phone"},
    {"NK1", 32, address, I::address, "address"},
    {"NK1", 33, id, I::other, "next of kin id"},
    {"NK1", 37, text, I::ssn, "ssn"},
    {"NK1", 38, text, I::address, "birth place"},
    {"NK1", 40, phone, I::phone, "phone"},
    {"NK1", 41, phone, I::phone, "phone"},
    {"NTE", 3, prose, I::name, "note"},
    {"OBR", 7, date, I::date, "hl7 event date"},
    {"OBR", 8, date, I::date, "hl7 event date"},
    {"OBR", 10, staff, I::name, "staff", kProvider},
    {"OBR", 13, prose, I::name, "note"},
    {"OBR", 16, staff, I::name, "ordering", kProvider},
    {"OBR", 17, phone, I::phone, "phone", kProvider},
    {"OBR", 28, staff, I::name, "physician", kProvider},
    {"OBR", 39, prose, I::name, "note"},
    {"OBX", 14, date, I::date, "hl7 event date"},
    {"OBX", 16, staff, I::name, "physician", kProvider},
    {"OBX", 24, address, I::address, "address", kProvider},
    {"OBX", 25, staff, I::name, "physician", kProvider},
    {"ORC", 10, staff, I::name, "staff", kProvider},
    {"ORC", 11, staff, I::name, "staff", kProvider},
    {"ORC", 12, staff, I::name, "ordering", kProvider},
    {"ORC", 14, phone, I::phone, "phone", kProvider},
    {"ORC", 19, staff, I::name, "staff", kProvider},
    {"ORC", 22, address, I::address, "address", kProvider},
    {"ORC", 23, phone, I::phone, "phone", kProvider},
    {"ORC", 24, address, I::address, "address", kProvider},
    {"PD1", 4, staff, I::name, "physician", kProvider},
    {"PD1", 10, id, I::mrn, "mrn"},
    {"PDA", 4, date, I::date, "hl7 event date"},
    {"PDA", 5, staff, I::name, "physician", kProvider},
    {"PDA", 7, date, I::date, "hl7 event date"},
    {"PDA", 8, staff, I::name, "physician", kProvider},
    {"PID", 2, id, I::mrn, "mrn"},
    {"PID", 3, id, I::mrn, "mrn"},
    {"PID", 4, id, I::mrn, "mrn"},
    {"PID", 5, person, I::name, "patient name"},
    {"PID", 6, person, I::name, "maiden name"},
    {"PID", 7, date, I::date, "birth date"},
    {"PID", 9, person, I::name, "patient name"},
    {"PID", 11, address, I::address, "address"},
    {"PID", 12, text, I::address, "county"},
    {"PID", 13, phone, I::phone, "phone"},
    {"PID", 14, phone, I::phone, "phone"},
    {"PID", 18, id, I::account, "account number"},
    {"PID", 19, text, I::ssn, "ssn"},
    {"PID", 20, text, I::license, "driver license"},
    {"PID", 21, id, I::mrn, "mrn"},
    {"PID", 23, text, I::address, "birth place"},
    {"PID", 29, date, I::date, "death date"},
    {"PID", 40, phone, I::phone, "phone"},
    {"PR1", 5, date, I::date, "hl7 event date"},
    {"PR1", 8, staff, I::name, "physician", kProvider},
    {"PR1", 11, staff, I::name, "surgeon", kProvider},
    {"PR1", 12, staff, I::name, "physician", kProvider},
    {"PRD", 2, person, I::name, "provider", kProvider},
    {"PRD", 3, address, I::address, "address", kProvider},
    {"PRD", 5, phone, I::phone, "phone", kProvider},
    {"PRD", 9, address, I::address, "address", kProvider},
    {"PRD", 11, phone, I::phone, "phone", kProvider},
    {"PRT", 5, staff, I::name, "provider", kProvider},
    {"PRT", 14, address, I::address, "address", kProvider},
    {"PRT", 15, phone, I::phone, "phone", kProvider},
    {"PV1", 5, id, I::mrn, "visit number"},
    {"PV1", 7, staff, I::name, "attending", kProvider},
    {"PV1", 8, staff, I::name, "referring", kProvider},
    {"PV1", 9, staff, I::name, "physician", kProvider},
    {"PV1", 17, staff, I::name, "physician", kProvider},
    {"PV1", 19, id, I::mrn, "visit number"},
    {"PV1", 44, date, I::date, "admit date"},
    {"PV1", 45, date, I::date, "discharge date"},
    {"PV1", 50, id, I::mrn, "visit number"},
    {"PV1", 52, staff, I::name, "physician", kProvider},
    {"PV1", 54, id, I::mrn, "visit number"},
    {"PV2", 8, date, I::date, "hl7 event date"},
    {"PV2", 9, date, I::date, "hl7 event date"},
    {"PV2", 13, staff, I::name, "referring", kProvider},
    {"RF1", 12, prose, I::name, "note"},
    {"ROL", 4, staff, I::name, "staff", kProvider},
    {"ROL", 11, address, I::address, "address", kProvider},
    {"ROL", 12, phone, I::phone, "phone", kProvider},
    {"RXA", 3, date, I::date, "hl7 event date"},
    {"RXA", 4, date, I::date, "hl7 event date"},
    {"RXA", 9, prose, I::name, "note"},
    {"RXA", 10, staff, I::name, "staff", kProvider},
    {"RXE", 13, staff, I::name, "ordering", kProvider},
    {"RXE", 14, staff, I::name, "pharmacist", kProvider},
    {"SCH", 11, timing, I::date, "hl7 event date"},
    {"SCH", 12, staff, I::name, "staff", kProvider},
    {"SCH", 13, phone, I::phone, "phone", kProvider},
    {"SCH", 14, address, I::address, "address", kProvider},
    {"SCH", 16, staff, I::name, "staff", kProvider},
    {"SCH", 17, phone, I::phone, "phone", kProvider},
    {"SCH", 18, address, I::address, "address", kProvider},
    {"SCH", 20, staff, I::name, "staff", kProvider},
    {"SCH", 21, phone, I::phone, "phone", kProvider},
    {"SPM", 17, date, I::date, "hl7 event date"},
    {"STF", 3, person, I::name, "provider", kProvider},
    {"STF", 6, date, I::date, "birth date", kProvider},
    {"STF", 10, phone, I::phone, "phone", kProvider},
    {"STF", 11, address, I::address, "address", kProvider},
    {"TXA", 4, date, I::date, "hl7 event date"},
    {"TXA", 5, staff, I::name, "physician", kProvider},
    {"TXA", 9, staff, I::name, "physician", kProvider},
    {"TXA", 10, staff, I::name, "physician", kProvider},
    {"TXA", 11, staff, I::name, "staff", kProvider},
    {"TXA", 22, staff, I::name, "physician", kProvider},
});
static_assert(std::ranges::is_sorted(kLoci, {}, &Locus::segment));

// By data type, which stands for the segment here.
constexpr auto kResults = std::to_array<Locus>({
    {"AD", 5, address, I::address, "address"},
    {"CX", 5, id, I::mrn, "mrn"},
    {"DT", 5, date, I::date, "hl7 event date"},
    {"DTM", 5, date, I::date, "hl7 event date"},
    {"ED", 5, prose, I::name, "note"},
    {"FT", 5, prose, I::name, "note"},
    {"PN", 5, person, I::name, "patient name"},
    {"ST", 5, prose, I::name, "note"},
    {"TN", 5, phone, I::phone, "phone"},
    {"TS", 5, date, I::date, "hl7 event date"},
    {"TX", 5, prose, I::name, "note"},
    {"XAD", 5, address, I::address, "address"},
    {"XCN", 5, staff, I::name, "staff", kProvider},
    {"XPN", 5, person, I::name, "patient name"},
    {"XTN", 5, phone, I::phone, "phone"},
});

// A code that is not here keeps what its locus says.
constexpr auto kIdTypes = std::to_array<IdType>({
    {"AN", I::account, "account number"},
    {"BA", I::account, "account number"},
    {"BC", I::account, "account number"},
    {"CC", I::account, "credit card number"},
    {"DL", I::license, "driver license"},
    {"DS", I::license, "driver license"},
    {"EI", I::other, "employee id"},
    {"EN", I::other, "employee id"},
    {"HC", I::health_plan, "member id"},
    {"MA", I::health_plan, "medicaid number"},
    {"MB", I::health_plan, "member id"},
    {"MC", I::health_plan, "medicare number"},
    {"MI", I::other, "military id"},
    {"MR", I::mrn, "mrn"},
    {"MRT", I::mrn, "mrn"},
    {"PC", I::other, "alien number"},
    {"PI", I::mrn, "patient id"},
    {"PPN", I::other, "passport number"},
    {"PT", I::mrn, "patient id"},
    {"SN", I::health_plan, "subscriber id"},
    {"SS", I::ssn, "ssn"},
    {"VN", I::mrn, "visit number"},
    {"WC", I::health_plan, "policy number"},
});

constexpr auto kIdAuthorities = std::to_array<IdType>({
    {"2.16.840.1.113883.4.1", I::ssn, "ssn"},
    {"2.16.840.1.113883.4.572", I::health_plan, "medicare number"},
    {"2.16.840.1.113883.4.927", I::health_plan, "mbi"},
    {"SS", I::ssn, "ssn"},
    {"SSA", I::ssn, "ssn"},
    {"SSN", I::ssn, "ssn"},
    {"USSSA", I::ssn, "ssn"},
});

constexpr auto kNoPersonsIds = std::to_array<std::string_view>(
    {"BRN", "DN", "DEA", "FI", "GL", "LN", "MCD", "MCR", "MD", "NII", "NIIP", "NP", "NPI", "PRN",
     "RPH", "SL", "TAX", "UPIN", "XX"});

}  // namespace

std::span<const Locus> loci_of(std::string_view segment) {
  const auto* first = std::ranges::lower_bound(kLoci, segment, {}, &Locus::segment);
  const auto* last = std::ranges::upper_bound(kLoci, segment, {}, &Locus::segment);
  return {first, last};
}

const Locus* locus_of_result(std::string_view data_type) {
  const auto* found = std::ranges::find(kResults, data_type, &Locus::segment);
  return found == kResults.end() ? nullptr : found;
}

const IdType* find_id_type(std::string_view code) {
  const auto* found = std::ranges::find(kIdTypes, code, &IdType::code);
  return found == kIdTypes.end() ? nullptr : found;
}

const IdType* find_id_authority(std::string_view authority) {
  const auto* found = std::ranges::find(kIdAuthorities, authority, &IdType::code);
  return found == kIdAuthorities.end() ? nullptr : found;
}

bool is_no_persons_id(std::string_view code) {
  return std::ranges::find(kNoPersonsIds, code) != kNoPersonsIds.end();
}

}  // namespace phiward::hl7v2
