#include "auditor/formats/x12_loci.hpp"

#include <algorithm>
#include <array>

namespace phiward::x12 {
namespace {

using enum Whose;
using I = Identifier;

constexpr std::string_view kCoverage = "x12 coverage date";

constexpr std::array kClaim = {Meaning{"", I::account, "patient account", patient}};
constexpr std::array kBirth = {Meaning{"", I::date, "birth date", patient}};
constexpr std::array kDeath = {Meaning{"", I::date, "death date", patient}};
constexpr std::array kStreet = {Meaning{"", I::address, "street"}};
constexpr std::array kCity = {Meaning{"", I::address, "city"}};
constexpr std::array kCounty = {Meaning{"CY", I::address, "county"}};
constexpr std::array kZip = {Meaning{"", I::zip, "zip"}};
constexpr std::array kContact = {Meaning{"", I::name, "contact name", patient_only}};
constexpr std::array kGroup = {Meaning{"", I::health_plan, "group number", patient}};
constexpr std::array kGroupName = {Meaning{"", I::name, "x12 group name", patient}};
constexpr std::array kPolicy = {Meaning{"", I::health_plan, "policy number", patient}};
constexpr std::array kTrace = {Meaning{"", I::account, "account number", patient_only}};

constexpr auto kEntityIds = std::to_array<Meaning>({
    {"34", I::ssn, "ssn"},
    {"C", I::health_plan, "insured id"},
    {"EI", I::other, "employee id", patient_only},
    {"HN", I::health_plan, "medicare number"},
    {"II", I::health_plan, "health plan id"},
    {"MI", I::health_plan, "member id"},
    {"MR", I::health_plan, "medicaid id"},
    {"N", I::health_plan, "insured id"},
    {"XX", std::nullopt, "npi"},
    {"ZZ", I::health_plan, "member id", patient_only},
});

constexpr auto kRemitted = std::to_array<Meaning>({
    {"34", I::ssn, "ssn", patient},
    {"EI", I::other, "employee id", patient},
    {"MI", I::health_plan, "member id", patient},
});

constexpr auto kPremiums = std::to_array<Meaning>({
    {"11", I::account, "account number", patient},
    {"AZ", I::health_plan, "policy number", patient},
    {"IG", I::health_plan, "policy number", patient},
});

// Those that number the individual. Left out: the plan's, the provider's and the clearing
// house's own numbers.
constexpr auto kReferences = std::to_array<Meaning>({
    {"0F", I::health_plan, "subscriber id", patient},
    {"17", I::other, "employee id", patient_only},
    {"1H", I::health_plan, "member id", patient_only},
    {"1L", I::health_plan, "group number", patient},
    {"1W", I::health_plan, "member id", patient},
    {"23", I::health_plan, "member id", patient},
    {"28", I::other, "employee id", patient},
    {"3H", I::health_plan, "medicaid case no", patient},
    {"49", I::health_plan, "member id", patient},
    {"4A", I::other, "employee id", patient},
    {"6O", I::health_plan, "member id", patient},
    {"6P", I::health_plan, "group number", patient},
    {"A6", I::other, "employee id", patient},
    {"ABB", I::other, "employee id", patient},
    {"D3", I::other, "employee id", patient_only},
    {"DX", I::other, "employee id", patient_only},
    {"EA", I::mrn, "mrn", patient},
    {"EJ", I::account, "patient account", patient},
    {"F6", I::health_plan, "medicare number", patient},
    {"GH", I::health_plan, "cardholder id", patient},
    {"HJ", I::health_plan, "cardholder id", patient},
    {"IG", I::health_plan, "policy number", patient},
    {"NQ", I::health_plan, "medicaid id", patient},
    {"P5", I::other, "employee id", patient_only},
    {"Q4", I::health_plan, "member id", patient},
    {"SY", I::ssn, "ssn"},
    {"Y4", I::account, "account number", patient},
});

constexpr auto kContacts = std::to_array<Meaning>({
    {"AP", I::phone, "phone"},
    {"BN", I::phone, "phone"},
    {"CP", I::phone, "cell phone"},
    {"EM", I::email, "email"},
    {"FX", I::fax, "fax"},
    {"HP", I::phone, "home phone"},
    {"TE", I::phone, "phone"},
    {"WP", I::phone, "work phone"},
});

// Dates of care, of life and of coverage; those of the transaction itself are left out.
constexpr auto kDates = std::to_array<Meaning>({
    {"090", I::date, "service date", patient},   {"091", I::date, "service date", patient},
    {"096", I::date, "discharge date", patient}, {"150", I::date, "service date", patient},
    {"151", I::date, "service date", patient},   {"232", I::date, "service date", patient},
    {"233", I::date, "service date", patient},   {"296", I::date, "service date", patient},
    {"297", I::date, "service date", patient},   {"304", I::date, "visit date", patient},
    {"314", I::date, "service date", patient},   {"360", I::date, "service date", patient},
    {"361", I::date, "service date", patient},   {"431", I::date, "service date", patient},
    {"434", I::date, "service date", patient},   {"435", I::date, "admission date", patient},
    {"439", I::date, "service date", patient},   {"442", I::date, "death date", patient},
    {"444", I::date, "visit date", patient},     {"452", I::date, "service date", patient},
    {"453", I::date, "service date", patient},   {"454", I::date, "service date", patient},
    {"455", I::date, "service date", patient},   {"461", I::date, "service date", patient},
    {"463", I::date, "service date", patient},   {"471", I::date, "service date", patient},
    {"472", I::date, "service date", patient},   {"484", I::date, "service date", patient},
    {"AAH", I::date, "service date", patient},   {"ABC", I::date, "birth date", patient},
    {"291", I::date, kCoverage, patient},        {"307", I::date, kCoverage, patient},
    {"336", I::date, kCoverage, patient},        {"337", I::date, kCoverage, patient},
    {"346", I::date, kCoverage, patient},        {"347", I::date, kCoverage, patient},
    {"348", I::date, kCoverage, patient},        {"349", I::date, kCoverage, patient},
    {"356", I::date, kCoverage, patient},        {"357", I::date, kCoverage, patient},
});

// Sorted by segment.
constexpr auto kLoci = std::to_array<Locus>({
    {"CLM", 1, 0, kClaim},    {"CLP", 1, 0, kClaim},      {"COB", 2, 0, kPolicy},
    {"DMG", 2, 0, kBirth},    {"DTM", 2, 1, kDates},      {"DTP", 3, 1, kDates},
    {"ENT", 4, 3, kRemitted}, {"INS", 12, 0, kDeath},     {"N3", 1, 0, kStreet},
    {"N3", 2, 0, kStreet},    {"N4", 1, 0, kCity},        {"N4", 3, 0, kZip},
    {"N4", 6, 5, kCounty},    {"NM1", 9, 8, kEntityIds},  {"PAT", 6, 0, kDeath},
    {"PER", 2, 0, kContact},  {"PER", 4, 3, kContacts},   {"PER", 6, 5, kContacts},
    {"PER", 8, 7, kContacts}, {"REF", 2, 1, kReferences}, {"RMR", 2, 1, kPremiums},
    {"SBR", 3, 0, kGroup},    {"SBR", 4, 0, kGroupName},  {"TRN", 2, 0, kTrace},
});
static_assert(std::ranges::is_sorted(kLoci, {}, &Locus::segment));

// Patients, subscribers, dependents, their kin, guardians and employers, and the places where
// an ambulance took one up or left one (45, PW).
constexpr auto kPatientSide = std::to_array<std::string_view>(
    {"03", "31", "45", "6Y", "70", "74", "9K", "DO", "E1", "EI", "EXS", "EY", "GB",
     "GD", "IL", "J6", "LR", "PW", "QC", "QD", "QE", "S1", "S3", "TZ",  "X4"});
static_assert(std::ranges::is_sorted(kPatientSide));

// Providers, payers, sponsors, employers as senders, clearing houses, schools.
constexpr auto kProviderSide = std::to_array<std::string_view>(
    {"13",  "1I", "1P", "1T",  "2B",  "2D", "36",  "40",  "41",  "71",  "72",  "73",
     "75",  "77", "80", "82",  "85",  "87", "AAJ", "AO",  "AY",  "BO",  "DD",  "DK",
     "DN",  "DQ", "FA", "G3",  "GP",  "IN", "LI",  "M8",  "NCT", "OB",  "OOP", "P3",
     "P4",  "P5", "PE", "PR",  "PRP", "QB", "QV",  "RGA", "RM",  "SEP", "SJ",  "TT",
     "TTP", "TU", "TV", "VER", "VN",  "VY", "X3",  "Y2",  "ZZ"});
static_assert(std::ranges::is_sorted(kProviderSide));

constexpr auto kLoops = std::to_array<Loop>({
    {"CLM", false, Subject::patient},
    {"CLP", true, Subject::patient},
    {"COB", false, Subject::patient},
    {"EB", false, Subject::patient},
    {"ENT", true, Subject::provider},
    {"HD", false, Subject::patient},
    {"HL", true, Subject::unknown},  // by level
    {"INS", true, Subject::patient},
    {"LX", false, Subject::patient},
    {"SBR", false, Subject::patient},
    {"ST", true, Subject::provider},
});

struct Prose {
  std::string_view segment;
  std::size_t element;
};
constexpr auto kProse = std::to_array<Prose>({{"III", 4}, {"K3", 1}, {"MSG", 1}, {"NTE", 2}});

// Information source, receiver, provider of service.
constexpr std::array<std::string_view, 3> kProviderLevels = {"19", "20", "21"};

}  // namespace

bool is_read(std::string_view segment) {
  return segment == "N1" || find_loop(segment) != nullptr || !loci_of(segment).empty() ||
         prose_of(segment) != 0;
}

std::size_t prose_of(std::string_view segment) {
  const auto* found = std::ranges::find(kProse, segment, &Prose::segment);
  return found == kProse.end() ? 0 : found->element;
}

std::span<const Locus> loci_of(std::string_view segment) {
  const auto* first = std::ranges::lower_bound(kLoci, segment, {}, &Locus::segment);
  const auto* last = std::ranges::upper_bound(kLoci, segment, {}, &Locus::segment);
  return {first, last};
}

const Meaning* find_meaning(const Locus& locus, std::string_view code) {
  if (locus.qualifier == 0) return &locus.meanings.front();
  const auto found = std::ranges::find(locus.meanings, code, &Meaning::code);
  return found == locus.meanings.end() ? nullptr : &*found;
}

Subject side_of(std::string_view entity) {
  if (std::ranges::binary_search(kPatientSide, entity)) return Subject::patient;
  if (std::ranges::binary_search(kProviderSide, entity)) return Subject::provider;
  return Subject::unknown;
}

const Loop* find_loop(std::string_view segment) {
  const auto* found = std::ranges::find(kLoops, segment, &Loop::segment);
  return found == kLoops.end() ? nullptr : found;
}

Subject side_of_level(std::string_view level) {
  const bool provider = std::ranges::find(kProviderLevels, level) != kProviderLevels.end();
  return provider ? Subject::provider : Subject::patient;
}

}  // namespace phiward::x12
