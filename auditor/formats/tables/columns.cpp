#include "auditor/formats/tables/columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "auditor/formats/column_name.hpp"
#include "rules/ascii.hpp"
#include "rules/context_words.hpp"
#include "rules/naming.hpp"

namespace phiward {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kLongestCity = 32;  // bytes

struct Role {
  std::string_view word;  // of the table's name
  std::string_view role;
};

// Members and subscribers are left out: any forum has them.
constexpr auto kRoles = std::to_array<Role>({{"patient", "patient"},
                                             {"patients", "patient"},
                                             {"beneficiary", "beneficiary"},
                                             {"beneficiaries", "beneficiary"},
                                             {"enrollee", "enrollee"},
                                             {"enrollees", "enrollee"},
                                             {"guarantor", "guarantor"},
                                             {"guarantors", "guarantor"},
                                             {"insured", "insured"},
                                             {"provider", "provider"},
                                             {"providers", "provider"},
                                             {"physician", "physician"},
                                             {"physicians", "physician"},
                                             {"doctor", "doctor"},
                                             {"doctors", "doctor"},
                                             {"practitioner", "practitioner"},
                                             {"practitioners", "practitioner"},
                                             {"prescriber", "prescriber"},
                                             {"prescribers", "prescriber"},
                                             {"clinician", "clinician"},
                                             {"clinicians", "clinician"},
                                             {"nurse", "nurse"},
                                             {"nurses", "nurse"},
                                             {"surgeon", "surgeon"},
                                             {"surgeons", "surgeon"}});

// Headers too short to be keys of rules, which would find them everywhere.
struct Alias {
  std::string_view header;
  std::string_view key;
  std::string_view number_key = {};  // of cells with a digit
};
constexpr auto kAliases = std::to_array<Alias>({{"first", "first name"},
                                                {"last", "last name"},
                                                {"middle", "middle name"},
                                                {"given", "first name"},
                                                {"givens", "first name"},
                                                {"family", "last name"},
                                                {"forename", "first name"},
                                                {"fn", "first name"},
                                                {"ln", "last name"},
                                                {"maiden", "maiden name"},
                                                {"birth", "birth date"},
                                                {"bdate", "birth date"},
                                                {"birthdt", "birth date"},
                                                {"admit", "admit date"},
                                                {"discharge", "discharge date"},
                                                {"death", "death date"},
                                                {"member", "member name", "member id"},
                                                {"subscriber", "subscriber name", "subscriber id"},
                                                {"insurance", "", "insurance id"},
                                                {"cityvillage", "city"},
                                                {"countydistrict", "county"},
                                                {"patient", "patient name", "patient id"},
                                                {"pt", "patient name", "patient id"}});

// Headers that mean something only in a table about patients.
constexpr auto kOfPatients = std::to_array<Alias>({{"id", "patient id"},
                                                   {"no", "patient id"},
                                                   {"number", "patient id"},
                                                   {"identifier", "patient id"},
                                                   {"date", "patient service date"},
                                                   {"account", "patient account"},
                                                   {"visit", "patient visit id"},
                                                   {"encounter", "patient encounter id"}});

// Words of headers that make it a table about patients.
constexpr auto kTellOfPatients = std::to_array<std::string_view>({"bene",
                                                                  "beneficiary",
                                                                  "empi",
                                                                  "emrn",
                                                                  "enrollee",
                                                                  "guarantor",
                                                                  "hicn",
                                                                  "inpatient",
                                                                  "mbi",
                                                                  "medicaid",
                                                                  "medicalrecord",
                                                                  "medicalrecordno",
                                                                  "medicalrecordnumber",
                                                                  "medicare",
                                                                  "medrecno",
                                                                  "mrn",
                                                                  "nok",
                                                                  "outpatient",
                                                                  "patient",
                                                                  "patientid",
                                                                  "patients",
                                                                  "pt"});

// With patient_words(), those that do so in a table about persons. A list of diagnoses is none.
constexpr auto kSuggestPatients = std::to_array<std::string_view>(
    {"allergies", "allergy", "appointment", "bmi", "chart", "claim", "copay", "coverage",
     "eligibility", "immunization", "payer", "payor", "policy", "vaccine", "visit", "vitals"});

constexpr auto kPersonal = std::to_array<std::string_view>(
    {"age", "firstname", "fname", "fullname", "gender", "lastname", "lname", "sex", "surname"});

// Nobody keeps these of things.
constexpr auto kIntimate = std::to_array<std::string_view>(
    {"bday", "birth", "birthdate", "birthday", "birthdt", "bdate", "dateofbirth", "dob",
     "socialsecurity", "socialsecuritynumber", "ssn"});

constexpr auto kTellOfProviders =
    std::to_array<std::string_view>({"credential", "credentials", "specialty", "taxonomy"});

// What has a name, a telephone and an address and is no person.
constexpr auto kNoPersons = std::to_array<std::string_view>(
    {"agency",  "allergy",      "brand",      "bucket",     "building",   "carrier",
     "clinic",  "clinical",     "column",     "company",    "department", "dept",
     "device",  "display",      "domain",     "drug",       "event",      "facility",
     "file",    "generic",      "group",      "hospital",   "host",       "insurance",
     "insurer", "item",         "lab",        "laboratory", "location",   "manufacturer",
     "measure", "medical",      "medication", "module",     "office",     "order",
     "org",     "organization", "package",    "payer",      "payor",      "pharmacy",
     "plan",    "practice",     "procedure",  "product",    "program",    "project",
     "room",    "schema",       "school",     "server",     "service",    "site",
     "state",   "store",        "study",      "table",      "test",       "unit",
     "vaccine", "vendor",       "ward"});

// Last words of what such things have, too.
constexpr auto kSharedWithThings =
    std::to_array<std::string_view>({"addr", "address", "city", "contact", "email", "fax", "name",
                                     "phone", "street", "telephone", "zip"});

// Headers that say by themselves nothing of a person.
constexpr auto kGeneral = std::to_array<std::string_view>(
    {"account", "address", "age",    "city", "contact",   "county", "date", "email",  "fax",
     "first",   "id",      "last",   "line", "mail",      "mobile", "name", "no",     "number",
     "person",  "phone",   "street", "tel",  "telephone", "town",   "zip",  "zipcode"});

// With a name they make an entry of an address book. A name beside a city is anything's.
constexpr auto kReach = std::to_array<std::string_view>(
    {"addr", "address", "email", "mail", "mobile", "phone", "street", "tel", "telephone"});

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

std::string join(const Words& words) {
  std::string joined;
  for (const std::string& word : words) joined += word;
  return joined;
}

bool any_word(const Words& words, bool (*tells)(std::string_view)) {
  return std::ranges::any_of(words, [&](const std::string& word) { return tells(word); });
}

bool tells_of_patient(std::string_view word) { return contains(kTellOfPatients, word); }
bool suggests_patient(std::string_view word) {
  return contains(kSuggestPatients, word) ||
         (is_patient_word(word) && !is_institution_word(word) && !contains(kIntimate, word));
}
bool is_personal(std::string_view word) {
  return contains(kPersonal, word) || contains(kIntimate, word);
}
bool is_intimate(std::string_view word) { return contains(kIntimate, word); }
bool tells_of_provider(std::string_view word) {
  return is_provider_word(word) || contains(kTellOfProviders, word);
}
bool is_no_person(std::string_view word) { return contains(kNoPersons, word); }

// "(MM/DD/YYYY)" says how, not what.
std::string_view without_remark(std::string_view header) {
  const std::size_t bracket = header.find_first_of("([");
  return bracket == std::string_view::npos || bracket == 0 ? header : header.substr(0, bracket);
}

// Whose the columns are that do not say it themselves.
std::string_view role_of_headers(const std::vector<Words>& headers) {
  const auto any = [&](bool (*tells)(std::string_view)) {
    return std::ranges::any_of(
        headers, [&](const Words& words) { return any_word(words, tells) || tells(join(words)); });
  };
  if (any(tells_of_patient) || (any(suggests_patient) && any(is_personal))) return "patient";
  if (any(tells_of_provider)) return "provider";
  return any(is_intimate) ? "patient" : "";
}

// The longest part of a cell between doubled or escaped quotes: all of most cells. A name such as
// O''Neil is found by its second half.
std::string_view plain_part(std::string_view cell) {
  std::string_view longest;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= cell.size();) {
    const bool quotes =
        at + 1 < cell.size() && (cell[at] == '\'' || cell[at] == '"') && cell[at + 1] == cell[at];
    const bool escape = at < cell.size() && cell[at] == '\\';
    if (at < cell.size() && !quotes && !escape) {
      ++at;
      continue;
    }
    if (at - begin > longest.size()) longest = cell.substr(begin, at - begin);
    at += at < cell.size() ? 2 : 1;
    begin = at;
  }
  return longest;
}

// A patient's table has no other lines below "street". Rules know the commonest forms alone.
bool is_street_line(std::string_view cell) {
  return is_digit(cell.front()) && std::ranges::any_of(cell, is_letter);
}

// Words of cities begin with a capital but for short ones: Truth or Consequences.
bool is_city_name(std::string_view cell) {
  constexpr std::string_view kSigns = " .'-";
  constexpr std::size_t kShort = 4;
  if (!is_upper(cell.front()) || cell.size() <= 2 || cell.size() > kLongestCity) return false;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find(' ', at), cell.size());
    if (end > at + kShort && is_lower(cell[at])) return false;
    at = end + 1;
  }
  return std::ranges::all_of(cell,
                             [&](char c) { return is_letter(c) || kSigns.find(c) != kSigns.npos; });
}

// What tells the cells of a column of addresses; null for other columns.
bool (*address_of(std::string_view header))(std::string_view) {
  const auto ends = [header](std::string_view word) { return header.ends_with(word); };
  if (ends("city") || ends("town") || ends("cityvillage")) return is_city_name;
  const bool street = ends("street") || ends("address") || ends("addr") || ends("address1") ||
                      ends("addr1") || ends("addressline1") || ends("line1");
  return street && !ends("ipaddress") ? is_street_line : nullptr;
}

const Alias* find_alias(std::span<const Alias> aliases, std::string_view header) {
  const auto found = std::ranges::find(aliases, header, &Alias::header);
  return found == aliases.end() ? nullptr : &*found;
}

bool is_of_a_thing(const Words& words) {
  return any_word(words, is_no_person) && contains(kSharedWithThings, words.back());
}

}  // namespace

TableColumns::TableColumns(std::span<const std::string_view> headers, std::string_view table,
                           const KeyFilter& keys, Named named_by) {
  std::vector<Words> words;
  for (const std::string_view header : headers) {
    const bool plain = header.size() <= kLongestColumnName;
    words.push_back(plain ? name_words(without_remark(header)) : Words());
  }
  const std::string_view of_table = role_of_table(table);
  const std::string_view of_headers = role_of_headers(words);
  const bool table_first = named_by == Named::by_table || of_headers.empty();
  const std::string_view role = table_first && !of_table.empty() ? of_table : of_headers;
  const bool of_patients = !role.empty() && !is_provider_word(role);
  bool named = false;
  bool reaches = false;

  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (words[i].empty() || is_of_a_thing(words[i])) continue;
    const std::string joined = join(words[i]);
    const Alias* alias = find_alias(kAliases, joined);
    if (alias == nullptr && of_patients) alias = find_alias(kOfPatients, joined);
    Column column{i, {}, std::string(without_remark(headers[i])), {}, nullptr};
    if (alias != nullptr && (keys.is_key(alias->key) || keys.is_key(alias->number_key))) {
      column.key = alias->key;
      column.number_key = alias->number_key;
    } else if (!keys.may_match(column.key)) {
      continue;
    }
    const bool says_whose =
        any_word(words[i], is_person_prefix) || any_word(words[i], is_provider_word);
    if (!says_whose && !role.empty()) {
      column.key = std::string(role) + " " + column.key;
    }
    const bool is_key = keys.is_key(column.key) || keys.is_key(column.number_key);
    if (is_key && !contains(kGeneral, joined)) ++telling_;
    if (of_patients && !any_word(words[i], is_provider_word))
      column.is_address = address_of(joined);
    column.name = column_name(headers[i], i, keys);
    reaches = reaches || contains(kReach, words[i].back());
    named = named || words[i].back() == "name";
    columns_.push_back(std::move(column));
  }
  if (role.empty() && telling_ == 0 && !(named && reaches)) columns_.clear();
}

TableColumns::TableColumns(std::span<const std::string> keys) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].empty()) continue;
    columns_.push_back({i, column_name(i), keys[i], {}, nullptr});
  }
  telling_ = columns_.size();
}

void TableColumns::add_row(std::span<const std::string_view> cells, std::string_view text,
                           Fields& fields) const {
  const std::uint32_t record = fields.new_record();
  for (const Column& column : columns_) {
    if (column.index >= cells.size()) return;
    const std::string_view value = plain_part(cells[column.index]);
    if (value.empty() || value.size() > kLongestCell) continue;
    const bool number = !column.number_key.empty() && std::ranges::any_of(value, is_digit);
    Field field;
    field.name = column.name;
    field.key = number ? column.number_key : column.key;
    if (column.is_address != nullptr && column.is_address(value)) {
      field.identifier = Identifier::address;
    }
    field.value = value;
    field.begin = static_cast<std::size_t>(value.data() - text.data());
    field.end = field.begin + value.size();
    field.record = record;
    fields.add(std::move(field));
  }
}

std::string_view role_of_table(std::string_view table) {
  std::string_view role;
  for (const std::string& word : name_words(table)) {
    const auto* found = std::ranges::find(kRoles, word, &Role::word);
    if (found != kRoles.end()) role = found->role;
  }
  return role;
}

std::string table_name_of_path(std::string_view path) {
  std::string names;
  while (true) {
    const std::size_t end = std::min(path.find('!'), path.size());
    std::string_view name = path.substr(0, end);
    name.remove_prefix(name.rfind('/') + 1);  // npos + 1 is 0
    names += name.substr(0, name.find('.'));
    if (end == path.size()) return names;
    names += ' ';
    path.remove_prefix(end + 1);
  }
}

}  // namespace phiward
