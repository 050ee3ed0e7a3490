#include "rules/specimens.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "rules/ascii.hpp"
#include "rules/check_digits.hpp"
#include "rules/dice.hpp"
#include "rules/specimen_words.hpp"
#include "rules/synthetic.hpp"

namespace phiward {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kHex = "0123456789abcdef";

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string dashed_ssn(int area, int group, int serial) {
  return padded(area, 3) + "-" + padded(group, 2) + "-" + padded(serial, 4);
}

std::string ssn(Dice& dice) {
  const int area = dice.between(1, 898);
  return dashed_ssn(area == 666 ? 667 : area, dice.between(1, 99), dice.between(1, 9999));
}

std::string ssn_undashed(Dice& dice) { return only(ssn(dice), is_digit); }

std::string ssn_invalid(Dice& dice) {
  const int area = dice.between(101, 599);
  switch (dice.below(4)) {
    case 0:
      return dashed_ssn(0, dice.between(10, 99), dice.between(1000, 9999));
    case 1:
      return dashed_ssn(666, dice.between(10, 99), dice.between(1000, 9999));
    case 2:
      return dashed_ssn(area, 0, dice.between(1000, 9999));
    default:
      return dashed_ssn(area, dice.between(10, 99), 0);
  }
}

std::string itin(Dice& dice) {
  return dashed_ssn(dice.between(900, 998), dice.between(70, 88), dice.between(1000, 9999));
}

std::string mbi_undashed(Dice& dice) {
  constexpr std::string_view kLetters = "ACDEFGHJKMNPQRTUVWXY";
  constexpr std::string_view kEither = "ACDEFGHJKMNPQRTUVWXY0123456789";
  std::string mbi;
  mbi += dice.of("123456789");
  for (int half = 0; half < 2; ++half) {
    mbi += dice.of(kLetters);
    mbi += dice.of(kEither);
    mbi += dice.of(kDigits);
  }
  return mbi + dice.repeat(2, kLetters) + dice.digits(2);
}

// CMS prints 4-3-4; the four middle characters are letter, either, digit.
std::string mbi(Dice& dice) {
  std::string text = mbi_undashed(dice);
  text.insert(7, "-");
  text.insert(4, "-");
  return text;
}

std::string mbi_invalid(Dice& dice) {
  std::string text = mbi(dice);
  text.front() = '0';
  return text;
}

std::string hicn(Dice& dice) { return ssn_undashed(dice) + dice.of("ABD"); }

// The last character that makes `fits` true.
std::string with_check(const std::string& body, std::string_view alphabet,
                       bool (*fits)(std::string_view)) {
  for (const char c : alphabet) {
    if (fits(body + c)) return body + c;
  }
  throw std::logic_error("no check character fits");
}

// The check character put off by one.
std::string with_wrong_check(std::string text) {
  text.back() = text.back() == '9' ? '0' : static_cast<char>(text.back() + 1);
  return text;
}

std::string npi(Dice& dice) { return with_check("1" + dice.digits(8), kDigits, npi_fits); }
std::string npi_invalid(Dice& dice) { return with_wrong_check(npi(dice)); }

std::string dea(Dice& dice) {
  const std::string letters = {dice.of("ABFM"), dice.of(kUpper)};
  return with_check(letters + dice.digits(6), kDigits, dea_fits);
}

std::string nanp(Dice& dice, std::string_view between_area, std::string_view between) {
  static constexpr auto kAreas =
      std::to_array<std::string_view>({"201", "212", "303", "312", "404", "415", "503", "512",
                                       "602", "614", "702", "713", "804", "916", "937"});
  const std::string exchange = std::to_string(dice.between(220, 499) / 10 * 10 + 2);
  std::string text(dice.of(kAreas));
  return text.append(between_area) + exchange + std::string(between) + dice.digits(4);
}

std::string phone(Dice& dice) { return nanp(dice, "-", "-"); }
std::string phone_compact(Dice& dice) { return "(" + nanp(dice, ")", "-"); }
std::string phone_spaced(Dice& dice) { return "(" + nanp(dice, ") ", "-"); }
std::string phone_digits(Dice& dice) { return nanp(dice, "", ""); }
std::string phone_555(Dice& dice) { return "212-555-01" + dice.digits(2); }

std::string first_name(Dice& dice) { return std::string(dice.of(kFirstNames)); }
std::string last_name(Dice& dice) { return std::string(dice.of(kLastNames)); }
std::string full_name(Dice& dice) {
  const std::string first = first_name(dice);
  return first + " " + last_name(dice);
}
std::string name_last_first(Dice& dice) {
  const std::string first = first_name(dice);
  return last_name(dice) + ", " + first;
}

std::string email(Dice& dice) {
  static constexpr auto kHosts =
      std::to_array<std::string_view>({"gmail.com", "yahoo.com", "comcast.net"});
  const std::string first = lower_case(first_name(dice));
  const std::string last = lower_case(last_name(dice));
  return first + "." + last + dice.digits(2) + "@" + std::string(dice.of(kHosts));
}
std::string email_example(Dice& dice) { return lower_case(first_name(dice)) + "@example.com"; }

const Town& town(Dice& dice) { return kTowns.at(dice.below(kTowns.size())); }
std::string city(Dice& dice) { return std::string(town(dice).city); }
std::string state(Dice& dice) { return std::string(town(dice).state); }
std::string zip(Dice& dice) { return std::string(town(dice).zip3) + dice.digits(2); }
std::string zip4(Dice& dice) {
  const std::string five = zip(dice);
  return five + "-" + dice.digits(4);
}

std::string street(Dice& dice) {
  const std::string number = std::to_string(dice.between(201, 9899));
  const std::string name(dice.of(kStreetNames));
  return number + " " + name + " " + std::string(dice.of(kStreetTypes));
}

std::string leading(Dice& dice, std::size_t count) {
  return dice.of("123456789") + dice.digits(count - 1);
}

std::string mrn(Dice& dice) { return leading(dice, 8); }
std::string member_id(Dice& dice) { return dice.repeat(3, "DHJKMQRWX") + leading(dice, 9); }
std::string medicaid_id(Dice& dice) {
  return dice.repeat(2, kUpper) + leading(dice, 5) + dice.of(kUpper);
}
std::string account(Dice& dice) { return leading(dice, 10); }
std::string license(Dice& dice) { return dice.of("BCDEFGH") + leading(dice, 7); }
std::string plate(Dice& dice) {
  return dice.of("123456789") + dice.repeat(3, "BCDFGHJKLMNPRSTVWX") + dice.digits(3);
}
std::string subject_id(Dice& dice) { return leading(dice, 4) + "-" + dice.digits(4); }

std::string vin(Dice& dice) {
  constexpr std::string_view kVin = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
  std::string text = "1H" + dice.repeat(6, kVin) + "0" + dice.repeat(4, kVin) + dice.digits(4);
  for (const char check : std::string_view("0123456789X")) {
    text[8] = check;
    if (vin_fits(text)) return text;
  }
  throw std::logic_error("no check character fits");
}

std::string vin_invalid(Dice& dice) {
  std::string text = vin(dice);
  text[8] = text[8] == '0' ? '1' : '0';
  return text;
}

std::string day(Dice& dice, int first_year, int last_year, char separator, bool us_order) {
  const std::string year = std::to_string(dice.between(first_year, last_year));
  const std::string month = padded(dice.between(1, 12), 2);
  const std::string of_month = padded(dice.between(2, 28), 2);
  if (separator == '\0') return year + month + of_month;
  if (us_order) return month + separator + of_month + separator + year;
  return year + separator + month + separator + of_month;
}

std::string date_iso(Dice& dice) { return day(dice, 2011, 2024, '-', false); }
std::string date_us(Dice& dice) { return day(dice, 2011, 2024, '/', true); }
std::string date_hl7(Dice& dice) { return day(dice, 2011, 2024, '\0', false); }
std::string dob_iso(Dice& dice) { return day(dice, 1931, 1999, '-', false); }
std::string dob_us(Dice& dice) { return day(dice, 1931, 1999, '/', true); }
std::string dob_hl7(Dice& dice) { return day(dice, 1931, 1999, '\0', false); }

std::string dob_month(Dice& dice) {
  static constexpr auto kMonths = std::to_array<std::string_view>(
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
  const std::string month(dice.of(kMonths));
  const std::string of_month = padded(dice.between(2, 28), 2);
  return of_month + "-" + month + "-" + std::to_string(dice.between(1931, 1999));
}

std::string age(Dice& dice) { return std::to_string(dice.between(19, 89)); }
std::string age_over_89(Dice& dice) { return std::to_string(dice.between(90, 109)); }

std::string nineties(Dice& dice) { return std::to_string(dice.between(90, 99)); }

std::string udi(Dice& dice) {
  const std::string gtin = with_check("00" + leading(dice, 11), kDigits, gs1_fits);
  const std::string expiry = day(dice, 2026, 2029, '\0', false).substr(2);
  const std::string lot = dice.of(kUpper) + dice.digits(4);
  return "(01)" + gtin + "(17)" + expiry + "(10)" + lot + "(21)" + leading(dice, 8);
}
std::string device_part(Dice& dice) { return udi(dice).substr(0, 18); }
std::string device_serial(Dice& dice) { return dice.repeat(2, "CDGHKP") + leading(dice, 7); }

std::string ip(Dice& dice) {
  const std::string first = std::to_string(dice.between(63, 76));
  const std::string second = std::to_string(dice.between(11, 250));
  const std::string third = std::to_string(dice.between(11, 250));
  return first + "." + second + "." + third + "." + std::to_string(dice.between(11, 250));
}
std::string ip_private(Dice& dice) {
  const std::string third = std::to_string(dice.between(0, 255));
  return "192.168." + third + "." + std::to_string(dice.between(1, 254));
}

std::string url_patient(Dice& dice) {
  const std::string host = std::string(dice.of(kPlainWords)) + "clinic.org";
  return "https://portal." + host + "/patients/" + leading(dice, 8);
}

std::string credit_card_digits(Dice& dice) {
  return with_check("4" + dice.digits(14), kDigits, luhn_fits);
}
std::string grouped_by_four(std::string digits) {
  for (const std::size_t at : {12U, 8U, 4U}) digits.insert(at, "-");
  return digits;
}
std::string credit_card(Dice& dice) { return grouped_by_four(credit_card_digits(dice)); }
std::string credit_card_spaced(Dice& dice) {
  std::string text = credit_card(dice);
  std::ranges::replace(text, '-', ' ');
  return text;
}
std::string credit_card_invalid(Dice& dice) { return with_wrong_check(credit_card(dice)); }

// A full name that no list has.
std::string rare_name(Dice& dice) {
  const auto part = [&dice](std::string_view ending) {
    return std::string{dice.of("BDKMPRSTVZ"), dice.of("aeiou"), 'x', dice.of("aeiou")} +
           std::string(ending);
  };
  return part("quin") + " " + part("zowertz");
}

std::string word(Dice& dice) { return std::string(dice.of(kPlainWords)); }
std::string last_four(Dice& dice) { return leading(dice, 4); }
std::string number9(Dice& dice) { return leading(dice, 9); }
std::string git_oid(Dice& dice) { return dice.repeat(40, kHex); }
std::string epoch(Dice& dice) { return "16" + dice.digits(8); }
std::string uuid(Dice& dice) {
  std::string text =
      dice.repeat(8, kHex) + "-" + dice.repeat(4, kHex) + "-4" + dice.repeat(3, kHex);
  return text + "-a" + dice.repeat(3, kHex) + "-" + dice.repeat(12, kHex);
}
std::string base64_blob(Dice& dice) {
  constexpr std::string_view kBase64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return dice.repeat(240, kBase64);
}

struct Kind {
  std::string_view name;
  std::string (*make)(Dice&);
  // Set when a value that is a known fake of this class must not be drawn.
  std::optional<Identifier> never_fake_of;
};

constexpr std::array kKinds = {
    Kind{"account", account, Identifier::account},
    Kind{"age", age, std::nullopt},
    Kind{"age_over_89", age_over_89, std::nullopt},
    Kind{"base64_blob", base64_blob, std::nullopt},
    Kind{"city", city, std::nullopt},
    Kind{"credit_card", credit_card, Identifier::account},
    Kind{"credit_card_digits", credit_card_digits, Identifier::account},
    Kind{"credit_card_spaced", credit_card_spaced, Identifier::account},
    Kind{"credit_card_invalid", credit_card_invalid, std::nullopt},
    Kind{"date_hl7", date_hl7, Identifier::date},
    Kind{"date_iso", date_iso, Identifier::date},
    Kind{"date_us", date_us, Identifier::date},
    Kind{"dea", dea, Identifier::license},
    Kind{"device_part", device_part, std::nullopt},
    Kind{"device_serial", device_serial, Identifier::device},
    Kind{"dob_hl7", dob_hl7, Identifier::date},
    Kind{"dob_iso", dob_iso, Identifier::date},
    Kind{"dob_month", dob_month, Identifier::date},
    Kind{"dob_us", dob_us, Identifier::date},
    Kind{"email", email, Identifier::email},
    Kind{"email_example", email_example, std::nullopt},
    Kind{"epoch", epoch, std::nullopt},
    Kind{"fax", phone, Identifier::fax},
    Kind{"first_name", first_name, Identifier::name},
    Kind{"full_name", full_name, Identifier::name},
    Kind{"git_oid", git_oid, std::nullopt},
    Kind{"hicn", hicn, Identifier::health_plan},
    Kind{"ip", ip, Identifier::ip},
    Kind{"ip_private", ip_private, std::nullopt},
    Kind{"itin", itin, Identifier::ssn},
    Kind{"last_four", last_four, Identifier::ssn},
    Kind{"last_name", last_name, Identifier::name},
    Kind{"license", license, Identifier::license},
    Kind{"mbi", mbi, Identifier::health_plan},
    Kind{"mbi_invalid", mbi_invalid, std::nullopt},
    Kind{"mbi_undashed", mbi_undashed, Identifier::health_plan},
    Kind{"medicaid_id", medicaid_id, Identifier::health_plan},
    Kind{"member_id", member_id, Identifier::health_plan},
    Kind{"mrn", mrn, Identifier::mrn},
    Kind{"name_last_first", name_last_first, Identifier::name},
    Kind{"nineties", nineties, std::nullopt},
    Kind{"npi", npi, Identifier::other},
    Kind{"npi_invalid", npi_invalid, std::nullopt},
    Kind{"number9", number9, Identifier::ssn},
    Kind{"phone", phone, Identifier::phone},
    Kind{"phone_555", phone_555, std::nullopt},
    Kind{"phone_compact", phone_compact, Identifier::phone},
    Kind{"phone_digits", phone_digits, Identifier::phone},
    Kind{"phone_spaced", phone_spaced, Identifier::phone},
    Kind{"plate", plate, Identifier::vehicle},
    Kind{"rare_name", rare_name, Identifier::name},
    Kind{"ssn", ssn, Identifier::ssn},
    Kind{"ssn_invalid", ssn_invalid, std::nullopt},
    Kind{"ssn_undashed", ssn_undashed, Identifier::ssn},
    Kind{"state", state, std::nullopt},
    Kind{"street", street, Identifier::address},
    Kind{"subject_id", subject_id, Identifier::other},
    Kind{"udi", udi, Identifier::device},
    Kind{"url_patient", url_patient, Identifier::url},
    Kind{"uuid", uuid, std::nullopt},
    Kind{"vin", vin, Identifier::vehicle},
    Kind{"vin_invalid", vin_invalid, std::nullopt},
    Kind{"word", word, std::nullopt},
    Kind{"zip", zip, Identifier::zip},
    Kind{"zip4", zip4, Identifier::zip},
};

}  // namespace

Specimens::Specimens(std::uint64_t seed) : state_(seed) {}

std::string Specimens::draw(std::string_view kind) {
  const auto* const found = std::ranges::find(kKinds, kind, &Kind::name);
  if (found == kKinds.end()) {
    throw std::invalid_argument("no specimen is named {{" + std::string(kind) + "}}");
  }
  Dice dice(state_);
  std::string value = found->make(dice);
  while (found->never_fake_of && synthetic_reason(*found->never_fake_of, value)) {
    value = found->make(dice);
  }
  state_ = dice.state();
  return value;
}

std::string Specimens::fill(std::string_view text) {
  std::string filled;
  while (true) {
    const std::size_t open = text.find("{{");
    const std::size_t close = open == std::string_view::npos ? open : text.find("}}", open);
    if (close == std::string_view::npos) break;
    filled += text.substr(0, open);
    filled += draw(text.substr(open + 2, close - open - 2));
    text.remove_prefix(close + 2);
  }
  return filled.append(text);
}

std::vector<std::string_view> Specimens::kinds() {
  std::vector<std::string_view> names;
  std::ranges::transform(kKinds, std::back_inserter(names), &Kind::name);
  return names;
}

}  // namespace phiward
