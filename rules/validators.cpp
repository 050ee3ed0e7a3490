#include "rules/validators.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "rules/ascii.hpp"
#include "rules/calendar.hpp"
#include "rules/check_digits.hpp"
#include "rules/person_names.hpp"

namespace phiward {
namespace {

constexpr auto npos = std::string_view::npos;

// The value of a short run of digits; -1 for anything else.
int number(std::string_view digits) {
  if (digits.size() > 6 || !all_digits(digits)) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

// The nine digits of 123456789 or of 123-45-6789 with the same separator twice.
std::optional<std::string> nine_digits(std::string_view text) {
  if (text.size() == 9 && all_digits(text)) return std::string(text);
  if (text.size() != 11 || text[3] != text[6]) return std::nullopt;
  if (std::string_view("- .").find(text[3]) == npos) return std::nullopt;
  std::string digits = only(text, is_digit);
  if (digits.size() != 9) return std::nullopt;
  return digits;
}

bool ssn_digits_fit(std::string_view digits) {
  const std::string_view area = digits.substr(0, 3);
  return area != "000" && area != "666" && area[0] != '9' && digits.substr(3, 2) != "00" &&
         digits.substr(5) != "0000";
}

bool is_ssn(std::string_view value) {
  const auto digits = nine_digits(value);
  return digits && ssn_digits_fit(*digits);
}

bool is_itin(std::string_view value) {
  const auto digits = nine_digits(value);
  if (!digits || digits->front() != '9') return false;
  const int group = number(std::string_view(*digits).substr(3, 2));
  return group >= 50 && group != 66 && group != 67 && group != 68 && group != 69 && group != 89;
}

bool is_taxpayer(std::string_view value) { return is_ssn(value) || is_itin(value); }

// Position classes: C 1-9, A letter, N digit, X letter or digit; S, L, O, I, B and Z are unused.
bool is_mbi(std::string_view value) {
  constexpr std::string_view kClasses = "CAXNAXNAANN";
  constexpr std::string_view kUnusedLetters = "SLOIBZ";
  const bool separated =
      value.size() == 13 && value[4] == value[8] && (value[4] == '-' || value[4] == ' ');
  if (!separated && value.size() != kClasses.size()) return false;
  const std::string mbi = only(value, is_alphanumeric);
  if (mbi.size() != kClasses.size()) return false;
  for (std::size_t i = 0; i < mbi.size(); ++i) {
    const char c = to_upper(mbi[i]);
    const bool letter = is_upper(c) && kUnusedLetters.find(c) == npos;
    const char expected = kClasses[i];
    if (expected == 'C' && (c < '1' || c > '9')) return false;
    if (expected == 'A' && !letter) return false;
    if (expected == 'N' && !is_digit(c)) return false;
    if (expected == 'X' && !letter && !is_digit(c)) return false;
  }
  return true;
}

// Beneficiary identification codes after the SSN, by first letter.
bool is_beneficiary_code(std::string_view code) {
  if (code.empty() || code.size() > 2 || !is_upper(code[0])) return false;
  if (std::string_view("ABCDEFHJKMTW").find(code[0]) == npos) return false;
  return code.size() == 1 || is_upper(code[1]) || is_digit(code[1]);
}

bool is_railroad_claim(std::string_view claim) {
  static constexpr std::array<std::string_view, 15> kPrefixes = {
      "A", "CA", "H", "JA", "MA", "MH", "PA", "PD", "PH", "WA", "WCA", "WCD", "WCH", "WD", "WH"};
  const std::size_t digits = claim.find_first_of("0123456789");
  if (digits == npos || !all_digits(claim.substr(digits))) return false;
  const std::size_t count = claim.size() - digits;
  return (count == 6 || (count == 9 && ssn_digits_fit(claim.substr(digits)))) &&
         std::ranges::find(kPrefixes, claim.substr(0, digits)) != kPrefixes.end();
}

bool is_hicn(std::string_view value) {
  std::string claim = only(value, is_alphanumeric);
  std::ranges::transform(claim, claim.begin(), to_upper);
  const std::string_view view = claim;
  if (is_railroad_claim(view)) return true;
  return view.size() >= 10 && all_digits(view.substr(0, 9)) && ssn_digits_fit(view) &&
         is_beneficiary_code(view.substr(9));
}

bool is_npi(std::string_view value) { return npi_fits(value); }

bool is_dea(std::string_view value) { return dea_fits(value); }

// N11 codes are services, not areas or exchanges.
bool is_service_code(std::string_view code) { return code[1] == '1' && code[2] == '1'; }

bool is_phone(std::string_view value) {
  std::string digits = only(value, is_digit);
  if (digits.size() == 11 && digits.front() == '1') digits.erase(0, 1);
  if (digits.size() != 10) return false;
  const std::string_view area = std::string_view(digits).substr(0, 3);
  const std::string_view exchange = std::string_view(digits).substr(3, 3);
  const bool reserved = area[1] == '9' || area.starts_with("37") || area.starts_with("96");
  return area[0] >= '2' && exchange[0] >= '2' && !reserved && !is_service_code(area) &&
         !is_service_code(exchange);
}

bool is_host_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_file_suffix(std::string_view suffix) {
  static constexpr std::array<std::string_view, 26> kSuffixes = {
      "png",  "jpg",  "jpeg", "gif",  "svg",     "css",   "js",  "ts",   "py",
      "rb",   "html", "htm",  "xml",  "txt",     "md",    "yml", "yaml", "json",
      "java", "cpp",  "hpp",  "conf", "service", "local", "git", "log"};
  return std::ranges::find(kSuffixes, suffix) != kSuffixes.end();
}

bool is_email(std::string_view value) {
  const std::size_t at = value.find('@');
  if (at == npos || at == 0 || at > 64 || value.find('@', at + 1) != npos) return false;
  const std::string_view user = value.substr(0, at);
  if (user == "git" || user.front() == '.' || user.back() == '.') return false;
  std::string_view host = value.substr(at + 1);
  std::size_t labels = 0;
  for (;; ++labels) {
    const std::size_t dot = host.find('.');
    if (!is_host_label(host.substr(0, dot))) return false;
    if (dot == npos) break;
    host.remove_prefix(dot + 1);
  }
  return labels > 0 && host.size() >= 2 && std::ranges::all_of(host, is_letter) &&
         !is_file_suffix(lower_case(host));
}

// First three digits that no post office has.
bool is_unassigned_zip3(int zip3) {
  static constexpr std::array kUnassigned = {
      0,   1,   2,   3,   4,   99,  213, 269, 343, 345, 348, 353, 419, 428, 429, 517, 518,
      519, 529, 533, 536, 552, 568, 578, 579, 589, 621, 632, 642, 643, 659, 663, 682, 694,
      695, 696, 697, 698, 699, 702, 709, 715, 732, 742, 817, 818, 819, 839, 848, 849, 854,
      858, 861, 862, 866, 867, 868, 869, 876, 886, 887, 888, 892, 896, 899, 909, 929, 987};
  return std::ranges::binary_search(kUnassigned, zip3);
}

bool is_zip(std::string_view value) {
  const bool plain = value.size() == 5;
  const bool plus_four = (value.size() == 10 && value[5] == '-' && all_digits(value.substr(6))) ||
                         (value.size() == 9 && all_digits(value));
  if ((!plain && !plus_four) || !all_digits(value.substr(0, 5))) return false;
  return !is_unassigned_zip3(number(value.substr(0, 3)));
}

// One day, or a range as X12 writes it: 20010228-20010302.
bool is_date(std::string_view value) {
  constexpr std::size_t kDay = 8;
  const bool range = value.size() == 2 * kDay + 1 && value[kDay] == '-';
  if (range && parse_day(value.substr(0, kDay))) return is_date(value.substr(kDay + 1));
  return parse_day(value).has_value();
}

// The end is a fixed year, so that a verdict does not change with the clock.
bool is_birth_date(std::string_view value) {
  constexpr int kFirstYear = 1900;
  constexpr int kLastYear = 2049;
  const auto day = parse_day(value);
  return day && day->year >= kFirstYear && day->year <= kLastYear;
}

bool is_age_over_89(std::string_view value) {
  constexpr int kOldestPerson = 125;
  const std::size_t unit = std::min(value.find_first_not_of("0123456789"), value.size());
  const int years = number(value.substr(0, unit));
  return years > 89 && years <= kOldestPerson;
}

struct CardRange {
  int first;  // of the first four digits, inclusive
  int last;
  std::size_t shortest;  // number of digits
  std::size_t longest;
};

bool is_credit_card(std::string_view value) {
  static constexpr std::array kRanges = {
      CardRange{4000, 4999, 13, 19}, CardRange{5100, 5599, 16, 16}, CardRange{2221, 2720, 16, 16},
      CardRange{3400, 3499, 15, 15}, CardRange{3700, 3799, 15, 15}, CardRange{6011, 6011, 16, 19},
      CardRange{6440, 6599, 16, 19}, CardRange{3600, 3699, 14, 19}, CardRange{3800, 3899, 14, 19},
      CardRange{3000, 3059, 14, 19}, CardRange{3528, 3589, 16, 19}};
  const std::string digits = only(value, is_digit);
  if (digits.size() < 13 || !luhn_fits(digits)) return false;
  const int first = number(std::string_view(digits).substr(0, 4));
  return std::ranges::any_of(kRanges, [&](const CardRange& range) {
    return first >= range.first && first <= range.last && digits.size() >= range.shortest &&
           digits.size() <= range.longest;
  });
}

bool has_digit(std::string_view value) { return std::ranges::any_of(value, is_digit); }
bool has_letter(std::string_view value) { return std::ranges::any_of(value, is_letter); }

// Local numbers and extensions too, but no date.
bool is_recorded_phone(std::string_view value) {
  const auto digits = std::ranges::count_if(value, is_digit);
  const bool plain = value.find_first_not_of("0123456789+-(). telxTELX:") == npos;
  return plain && digits >= 7 && digits <= 20 && !is_date(value);
}

bool is_recorded_address(std::string_view value) {
  const bool worded = has_digit(value) && has_letter(value) && value.find('\0') == npos;
  return value.size() >= 3 && (worded || is_recorded_name(value));
}

bool is_vin(std::string_view value) {
  std::string vin(value);
  std::ranges::transform(vin, vin.begin(), to_upper);
  return vin_fits(vin) && all_digits(std::string_view(vin).substr(13)) && has_letter(vin);
}

bool is_plate(std::string_view value) {
  const std::string plate = only(value, is_alphanumeric);
  return plate.size() >= 5 && plate.size() <= 8 && has_digit(plate) && has_letter(plate);
}

// GS1: (01) and a GTIN-14. HIBCC: a primary code, alone or before its secondary part.
bool is_udi(std::string_view value) {
  if (value.starts_with("(01)")) return value.size() >= 18 && gs1_fits(value.substr(4, 14));
  const std::size_t slash = value.find('/');
  if (hibcc_fits(value)) return true;
  return slash != npos && hibcc_fits(value.substr(0, slash));
}

bool is_ipv4(std::string_view value) {
  int octets = 0;
  for (;; ++octets) {
    const std::size_t dot = value.find('.');
    const std::string_view octet = value.substr(0, dot);
    const bool padded = octet.size() > 1 && octet.front() == '0';
    const int number_of = number(octet);
    if (number_of < 0 || number_of > 255 || padded) return false;
    if (dot == npos) break;
    value.remove_prefix(dot + 1);
  }
  return octets == 3;
}

bool is_hextet(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdefABCDEF";
  return !text.empty() && text.size() <= 4 && text.find_first_not_of(kHex) == npos;
}

// Full or with one "::"; at least four groups, so that no scope operator passes.
bool is_ipv6(std::string_view value) {
  constexpr int kFewest = 4;
  const bool shortened = value.find("::") != npos;
  if (value.find(":::") != npos || (shortened && value.find("::") != value.rfind("::"))) {
    return false;
  }
  int groups = 0;
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t colon = std::min(value.find(':', at), value.size());
    const std::string_view group = value.substr(at, colon - at);
    if (!group.empty() && !is_hextet(group)) return false;
    if (!group.empty()) ++groups;
    at = colon + 1;
  }
  return shortened ? groups >= kFewest && groups < 8 : groups == 8 && value.back() != ':';
}

// Four small numbers are the version of a program, the section of a standard or an object
// identifier far more often than an address: of all addresses, one in 4,096 has only such numbers.
bool is_version_like(std::string_view address) {
  constexpr int kLargestVersion = 9;
  constexpr int kLargestSection = 31;
  const std::size_t dot = address.find('.');
  const std::size_t next = address.find('.', dot + 1);
  const std::size_t last = address.find('.', next + 1);
  const std::array numbers = {
      number(address.substr(0, dot)), number(address.substr(dot + 1, next - dot - 1)),
      number(address.substr(next + 1, last - next - 1)), number(address.substr(last + 1))};
  return (numbers[0] <= kLargestVersion && numbers[1] <= kLargestVersion) ||
         std::ranges::all_of(numbers, [](int n) { return n <= kLargestSection; });
}

bool is_ip(std::string_view value) {
  return (is_ipv4(value) && !is_version_like(value)) || is_ipv6(value);
}

// Dates and dashed SSNs have rules of their own.
bool is_another_number(std::string_view value) {
  return value.size() > 8 && (is_date(value) || (value.size() == 11 && is_ssn(value)));
}

// 0x0010: a number of a program, not of a record.
bool is_hexadecimal(std::string_view value) {
  constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
  return value.size() > 2 && value[0] == '0' && to_lower(value[1]) == 'x' &&
         value.find_first_not_of(kDigits, 2) == npos;
}

// The number of a person or record: long enough to single one out.
bool is_record_number(std::string_view value) {
  if (is_hexadecimal(value)) return false;
  const std::string number_of = only(value, is_alphanumeric);
  const auto digits = std::ranges::count_if(number_of, is_digit);
  return number_of.size() >= 4 && number_of.size() <= 20 && digits >= 4 &&
         !is_another_number(value);
}

// Long enough not to be the row number of a table.
bool is_long_record_number(std::string_view value) {
  const auto digits = std::ranges::count_if(value, is_digit);
  return is_record_number(value) && digits >= 5 && only(value, is_alphanumeric).size() >= 6;
}

// Like a record number, with 3 digits: state identifiers may hold mostly letters.
bool is_identifier(std::string_view value) {
  if (is_hexadecimal(value)) return false;
  const std::string text = only(value, is_alphanumeric);
  return text.size() >= 5 && text.size() <= 24 && std::ranges::count_if(text, is_digit) >= 3;
}

bool is_device_serial(std::string_view value) {
  if (is_hexadecimal(value)) return false;
  const std::string text = only(value, is_alphanumeric);
  return text.size() >= 6 && text.size() <= 24 && std::ranges::count_if(text, is_digit) >= 3 &&
         !is_another_number(value);
}

}  // namespace

const std::vector<Validator>& validators() {
  static const std::vector<Validator> kTable = {
      {"age_over_89", "45 CFR 164.514(b)(2)(i)(C)", is_age_over_89},
      {"birth_date", "45 CFR 164.514(b)(2)(i)(C); proleptic Gregorian calendar", is_birth_date},
      {"credit_card", "ISO/IEC 7812-1, Luhn and issuer ranges", is_credit_card},
      {"date", "proleptic Gregorian calendar", is_date},
      {"dea", "21 CFR 1301; DEA registration check digit", is_dea},
      {"device_serial", "21 CFR 801.40; the maker's own form", is_device_serial},
      {"email", "RFC 5321", is_email},
      {"has_digit", "any number has one", has_digit},
      {"hicn", "CMS: SSN with beneficiary code, or RRB prefix and number", is_hicn},
      {"identifier", "the issuer's own form", is_identifier},
      {"ip", "RFC 791, RFC 4291", is_ip},
      {"itin", "IRS: 9XX with group 50-65, 70-88, 90-92, 94-99; ATIN 93", is_itin},
      {"listed_name", "US Census Bureau, 1990 name lists", is_listed_name},
      {"long_record_number", "the provider's own form", is_long_record_number},
      {"mbi", "CMS: Understanding the MBI format", is_mbi},
      {"npi", "69 FR 3434; ISO/IEC 7812-1 with prefix 80840", is_npi},
      {"person_name", "the forms names take in US records", is_person_name},
      {"phone", "NANPA: NXX-NXX-XXXX", is_phone},
      {"plausible_name", "the word lists of rules/lexicon", is_plausible_name},
      {"plate", "the states' own forms: 5 to 8 letters and digits", is_plate},
      {"record_number", "the provider's own form", is_record_number},
      {"recorded_address", "45 CFR 164.514(b)(2)(i)(B); any form", is_recorded_address},
      {"recorded_name", "45 CFR 164.514(b)(2)(i)(A); any form", is_recorded_name},
      {"recorded_phone", "ITU-T E.164, local numbers too", is_recorded_phone},
      {"ssn", "SSA POMS RM 10201.035", is_ssn},
      {"taxpayer", "SSA POMS RM 10201.035; IRS", is_taxpayer},
      {"udi", "GS1 general specifications; ANSI/HIBC 2", is_udi},
      {"vin", "49 CFR 565.15", is_vin},
      {"zip", "USPS: assigned three-digit prefixes", is_zip},
  };
  return kTable;
}

const Validator* find_validator(std::string_view name) {
  const auto found = std::ranges::find(validators(), name, &Validator::name);
  return found == validators().end() ? nullptr : &*found;
}

}  // namespace phiward
