#include "auditor/formats/hl7v2_loci.hpp"

#include <algorithm>
#include <array>

namespace phiward::hl7v2 {
namespace {

using enum Type;
using I = Identifier;

// Sorted by segment, then field.
constexpr auto kLoci = std::to_array<Locus>({
    {"ACC", 1, date, I::date, "accident date"},
    {"GT1", 2, id, I::account, "guarantor number"},
    {"GT1", 3, person, I::name, "guarantor name"},
    {"GT1", 4, person, I::name, "guarantor name"},
    {"GT1", 5, address, I::address, "address"},
    {"GT1", 6, phone, I::phone, "phone"},
    {"GT1", 7, phone, I::phone, "phone"},
    {"GT1", 8, date, I::date, "birth date"},
    {"GT1", 12, text, I::ssn, "ssn"},
    {"GT1", 18, phone, I::phone, "phone"},
    {"GT1", 19, id, I::other, "employee id"},
    {"GT1", 24, date, I::date, "death date"},
    {"GT1", 42, person, I::name, "maiden name"},
    {"GT1", 45, person, I::name, "contact name"},
    {"GT1", 46, phone, I::phone, "phone"},
    {"IN1", 16, person, I::name, "insured name"},
    {"IN1", 18, date, I::date, "birth date"},
    {"IN1", 19, address, I::address, "address"},
    {"IN1", 36, text, I::health_plan, "policy number"},
    {"IN1", 49, id, I::health_plan, "member id"},
    {"IN2", 1, id, I::other, "employee id"},
    {"IN2", 2, text, I::ssn, "ssn"},
    {"IN2", 6, text, I::health_plan, "medicare number"},
    {"IN2", 7, person, I::name, "patient name"},
    {"IN2", 8, text, I::health_plan, "medicaid number"},
    {"IN2", 22, person, I::name, "patient name"},
    {"IN2", 26, text, I::health_plan, "subscriber id"},
    {"IN2", 40, person, I::name, "maiden name"},
    {"IN2", 61, id, I::health_plan, "member id"},
    {"IN2", 63, phone, I::phone, "phone"},
    {"IN2", 64, phone, I::phone, "phone"},
    {"MRG", 1, id, I::mrn, "mrn"},
    {"MRG", 2, id, I::mrn, "mrn"},
    {"MRG", 3, id, I::account, "account number"},
    {"MRG", 4, id, I::mrn, "mrn"},
    {"MRG", 7, person, I::name, "patient name"},
    {"NK1", 2, person, I::name, "next of kin"},
    {"NK1", 4, address, I::address, "address"},
    {"NK1", 5, phone, I::phone, "phone"},
    {"NK1", 6, phone, I::phone, "phone"},
    {"NK1", 16, date, I::date, "birth date"},
    {"NK1", 26, person, I::name, "maiden name"},
    {"NK1", 30, person, I::name, "contact name"},
    {"NK1", 31, phone, I::phone, "phone"},
    {"NK1", 32, address, I::address, "address"},
    {"NK1", 33, id, I::other, "next of kin id"},
    {"NK1", 37, text, I::ssn, "ssn"},
    {"NK1", 40, phone, I::phone, "phone"},
    {"NK1", 41, phone, I::phone, "phone"},
    {"PID", 2, id, I::mrn, "mrn"},
    {"PID", 3, id, I::mrn, "mrn"},
    {"PID", 4, id, I::mrn, "mrn"},
    {"PID", 5, person, I::name, "patient name"},
    {"PID", 6, person, I::name, "maiden name"},
    {"PID", 7, date, I::date, "birth date"},
    {"PID", 9, person, I::name, "patient name"},
    {"PID", 11, address, I::address, "address"},
    {"PID", 13, phone, I::phone, "phone"},
    {"PID", 14, phone, I::phone, "phone"},
    {"PID", 18, id, I::account, "account number"},
    {"PID", 19, text, I::ssn, "ssn"},
    {"PID", 20, text, I::license, "driver license"},
    {"PID", 21, id, I::mrn, "mrn"},
    {"PID", 29, date, I::date, "death date"},
    {"PID", 40, phone, I::phone, "phone"},
    {"PV1", 5, id, I::mrn, "visit number"},
    {"PV1", 7, staff, I::name, "attending"},
    {"PV1", 8, staff, I::name, "referring"},
    {"PV1", 9, staff, I::name, "physician"},
    {"PV1", 17, staff, I::name, "physician"},
    {"PV1", 19, id, I::mrn, "visit number"},
    {"PV1", 44, date, I::date, "admit date"},
    {"PV1", 45, date, I::date, "discharge date"},
    {"PV1", 50, id, I::mrn, "visit number"},
});
static_assert(std::ranges::is_sorted(kLoci, {}, &Locus::segment));

// A code that is not here keeps what its locus says.
constexpr auto kIdTypes = std::to_array<IdType>({
    {"AN", I::account, "account number"},
    {"DL", I::license, "driver license"},
    {"MA", I::health_plan, "medicaid number"},
    {"MB", I::health_plan, "member id"},
    {"MC", I::health_plan, "medicare number"},
    {"MR", I::mrn, "mrn"},
    {"PI", I::mrn, "patient id"},
    {"PT", I::mrn, "patient id"},
    {"SN", I::health_plan, "subscriber id"},
    {"SS", I::ssn, "ssn"},
    {"VN", I::mrn, "visit number"},
});

}  // namespace

std::span<const Locus> loci_of(std::string_view segment) {
  const auto* first = std::ranges::lower_bound(kLoci, segment, {}, &Locus::segment);
  const auto* last = std::ranges::upper_bound(kLoci, segment, {}, &Locus::segment);
  return {first, last};
}

const IdType* find_id_type(std::string_view code) {
  const auto* found = std::ranges::find(kIdTypes, code, &IdType::code);
  return found == kIdTypes.end() ? nullptr : found;
}

}  // namespace phiward::hl7v2
