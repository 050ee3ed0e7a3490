#include "rules/validators.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rules/calendar.hpp"
#include "rules/check_digits.hpp"
#include "rules/person_names.hpp"
#include "rules/specimens.hpp"

namespace phiward {
namespace {

struct Vectors {
  std::string_view validator;
  std::vector<std::string_view> accepted;
  std::vector<std::string_view> refused;
};

bool accepts(std::string_view validator, std::string_view value) {
  const Validator* const found = find_validator(validator);
  if (found == nullptr) throw std::invalid_argument(std::string(validator));
  return found->accepts(value);
}

void check(const std::vector<Vectors>& table) {
  for (const Vectors& row : table) {
    BOOST_TEST_CONTEXT("validator " << row.validator) {
      for (const auto value : row.accepted) {
        BOOST_TEST(accepts(row.validator, value), "refused " << value);
      }
      for (const auto value : row.refused) {
        BOOST_TEST(!accepts(row.validator, value), "accepted " << value);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE(validators_suite)

// Published vectors and reserved values only; the rest is drawn below.
BOOST_AUTO_TEST_CASE(published_vectors_are_judged_as_published) {
  check({
      {"ssn",
       {"123-45-6789", "078051120"},
       {"000-12-3456", "666-12-3456", "900-12-3456", "123-00-4567", "123-45-0000", "123-45 6789",
        "1234567", "123-456-789", ""}},
      {"mbi",
       {"1EG4-TE5-MK72", "1EG4TE5MK73", "1eg4-te5-mk72"},
       {"0EG4TE5MK72", "1BG4TE5MK72", "1EG4TE5MKZ2", "1EG4TE5MK7A", "1S00EU8FA10", "1EG4-TE5MK72",
        "1EG4-TE5 MK72"}},
      {"npi",
       {"1234567893", "1245319599", "1497758544", "2222222228", "1111111112"},
       {"1234567890", "1234567891", "1548293410", "3234567893", "123456789"}},
      {"dea",
       {"F91234563", "AP5836727", "BB1388568", "AB1234563", "GA0000000"},
       {"AB1234567", "F91234562", "9A1234563", "AB123456"}},
      {"vin",
       {"1M8GDM9AXKP042788", "1HGCM82633A004352", "JH4KA7561PC008269"},
       {"1HGCM82633A004353", "1HGCM82603A004352", "1HGCM82633A00435O", "11111111111111111"}},
      {"udi",
       {"(01)00614141999996", "(01)10614141999993(17)291231", "+A123ABCDEFGHI1234567891E"},
       {"(01)00614141999995", "+A123ABCDEFGHI1234567891F", "(01)1234", "+"}},
      {"credit_card",
       {"4111111111111111", "4111-1111-1111-1111", "2223003122003222", "371449635398431",
        "30569309025904", "3530111333300000"},
       {"4111111111111112", "1111111111111117", "411111111111", "0000000000000000"}},
  });
}

BOOST_AUTO_TEST_CASE(the_group_decides_whether_a_number_is_an_itin) {
  const auto itin = [](std::string_view group) { return "900-" + std::string(group) + "-0000"; };
  for (const auto group : {"50", "65", "70", "88", "90", "93", "99"}) {
    BOOST_TEST(accepts("itin", itin(group)), "refused group " << group);
  }
  for (const auto group : {"49", "66", "69", "89"}) {
    BOOST_TEST(!accepts("itin", itin(group)), "accepted group " << group);
  }
}

BOOST_AUTO_TEST_CASE(a_vin_of_only_ones_fits_its_check_digit_and_is_still_refused) {
  BOOST_TEST(vin_fits("11111111111111111"));
  BOOST_TEST(!accepts("vin", "11111111111111111"));
}

BOOST_AUTO_TEST_CASE(numbers_and_addresses_of_people_and_machines_have_their_form) {
  check({
      {"phone",
       {"212-555-0123", "(212)555-0123", "+1 (212) 555-0123", "2125550123", "212.555.0123"},
       {"112-555-0123", "212-155-0123", "211-555-0123", "370-555-0123", "960-555-0123",
        "290-555-0123", "212-911-0123", "555-0123", "32125550123"}},
      {"email",
       {"someone@example.com", "first.last+tag@mail.example.org"},
       {"git@example.com", "icon@2x.png", "name@1.2.3", "@example.com", "a@b@example.com",
        "someone@example", "someone@-bad.com", ".x@example.com"}},
      {"zip",
       {"02139", "021394307", "02139-4307", "05901"},
       {"00000", "00412", "0213", "02139-43", "02139-43070"}},
      {"ip",
       {"192.0.2.1", "2001:db8::8:800:200c:417a", "2001:db8:0:0:8:800:200c:417a"},
       {"256.0.2.1", "1.3.0.14", "2.16.9.10", "15.4.6.5", "192.0.2", "192.0.02.1", "192.0.2.1.5",
        "std::", "::", "a::b", "1:2:3", "2001:db8:::1:2:3"}},
      {"recorded_phone", {"555-0123", "+1 212 555 0123 x22"}, {"555-012", "2004-02-29"}},
      {"recorded_address", {"Apt 3B", "St. Louis", "WINSTON-SALEM"}, {"12345", "String", "X"}},
      {"recorded_name",
       {"doe", "de la Doe", "DOE^ANN^A", "Doe6"},
       {"unknown", "A", "", "42", "GivenName^LastName"}},
      {"plate", {"7BCD234", "BCD-2345"}, {"BCDFG", "12345", "A1"}},
      {"age_over_89", {"90", "104", "95yo"}, {"89", "126", "9", "-95", "yo", "090000000"}},
      {"has_digit", {"a1"}, {"ab", ""}},
      {"record_number",
       {"MR-00417", "4417"},
       {"417", "ABCD", "2001-02-28", "123-45-6789", "0x0010", "0X10af"}},
      {"long_record_number", {"MR-00417", "200417"}, {"20417", "ABCDE1", "0x00100020"}},
      {"identifier", {"AB417C"}, {"ABCDEF", "41AB", "0x0018a4"}},
      {"device_serial", {"CG-0041732"}, {"CG-41", "serial", "2001-02-28"}},
  });
}

BOOST_AUTO_TEST_CASE(only_real_days_are_dates) {
  check({
      {"date",
       {"2004-02-29", "02/29/2004", "2/9/2004", "20040229", "200402291530", "20040229153000.1-0500",
        "29-Feb-2004", "29 February 2004", "Feb 29, 2004", "Sept 3 2004", "2004-02-29T10:00:00Z",
        "31/12/2004", "12/31/04", "2004/02/29", "29.02.2004", "2004, 2, 29", "20040228-20040229"},
       {"2003-02-29", "2004-13-01", "02/30/2004", "20041301", "200402", "29-Foo-2004", "1.2.3",
        "10.4.12", "2004-02/29", "2004-2-29x", "0000-00-00", "20040229153", "2, 29, 2004",
        "20040228-20040230", "Februar 29, 2004", ""}},
      {"birth_date", {"1900-01-01", "1970-01-01"}, {"1899-12-31", "2050-01-01"}},
  });
}

BOOST_AUTO_TEST_CASE(a_two_digit_year_is_of_the_last_hundred_years) {
  BOOST_TEST(parse_day("12/31/29").value().year == 2029);
  BOOST_TEST(parse_day("12/31/30").value().year == 1930);
}

BOOST_AUTO_TEST_CASE(names_are_capitalised_words_that_label_nothing) {
  for (const auto name :
       {"Ann Doe", "O'Neil", "McKay, Ann", "DOE", "Ann van Dyke", "Doe^Ann", "Ann-Marie L. Doe"}) {
    BOOST_TEST(is_person_name(name), "refused " << name);
  }
  for (const auto text : {"First Name", "patient", "getName", "String", "Unknown", "X", "", "Ann 3",
                          "Ann The Patient", "A B C D E F G", "name_of", "getFirst()"}) {
    BOOST_TEST(!is_person_name(text), "accepted " << text);
  }
}

BOOST_AUTO_TEST_CASE(a_name_is_listed_when_the_census_knows_its_first_name) {
  for (const auto name : {"Mary Qwertz", "QWERTZ, MARY", "Qwertz^Mary", "Ann-Marie Qwertz",
                          "Johnson", "Mary L. Qwertz"}) {
    BOOST_TEST(is_listed_name(name), "refused " << name);
  }
  for (const auto text : {"Place Order", "Program Architecture", "Nama Pasien", "Qwertz Johnson",
                          "Mary Name", "mary qwertz", "Qwertz", ""}) {
    BOOST_TEST(!is_listed_name(text), "accepted " << text);
  }
}

BOOST_AUTO_TEST_CASE(what_specimens_draw_is_accepted_and_a_changed_digit_is_not) {
  struct Pair {
    std::string_view kind;
    std::string_view validator;
    bool valid;
  };
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Specimens specimens(seed);
    for (const Pair& pair : {Pair{"ssn", "ssn", true},
                             Pair{"ssn_undashed", "ssn", true},
                             Pair{"ssn_invalid", "ssn", false},
                             Pair{"itin", "itin", true},
                             Pair{"itin", "ssn", false},
                             Pair{"mbi", "mbi", true},
                             Pair{"mbi_undashed", "mbi", true},
                             Pair{"mbi_invalid", "mbi", false},
                             Pair{"hicn", "hicn", true},
                             Pair{"npi", "npi", true},
                             Pair{"npi_invalid", "npi", false},
                             Pair{"dea", "dea", true},
                             Pair{"phone", "phone", true},
                             Pair{"phone_compact", "phone", true},
                             Pair{"phone_digits", "phone", true},
                             Pair{"fax", "phone", true},
                             Pair{"email", "email", true},
                             Pair{"zip", "zip", true},
                             Pair{"zip4", "zip", true},
                             Pair{"mrn", "record_number", true},
                             Pair{"member_id", "identifier", true},
                             Pair{"medicaid_id", "identifier", true},
                             Pair{"vin", "vin", true},
                             Pair{"vin_invalid", "vin", false},
                             Pair{"plate", "plate", true},
                             Pair{"udi", "udi", true},
                             Pair{"device_serial", "device_serial", true},
                             Pair{"ip", "ip", true},
                             Pair{"ip_private", "ip", true},
                             Pair{"credit_card", "credit_card", true},
                             Pair{"credit_card_invalid", "credit_card", false},
                             Pair{"dob_iso", "birth_date", true},
                             Pair{"dob_us", "birth_date", true},
                             Pair{"dob_hl7", "birth_date", true},
                             Pair{"dob_month", "birth_date", true},
                             Pair{"age", "age_over_89", false},
                             Pair{"age_over_89", "age_over_89", true},
                             Pair{"full_name", "person_name", true},
                             Pair{"name_last_first", "person_name", true}}) {
      BOOST_TEST(accepts(pair.validator, specimens.draw(pair.kind)) == pair.valid,
                 pair.kind << " against " << pair.validator << ", seed " << seed);
    }
  }
}

BOOST_AUTO_TEST_CASE(one_unix_time_in_ten_passes_the_npi_check) {
  int passed = 0;
  for (int second = 1'500'000'000; second < 1'500'100'000; ++second) {
    passed += npi_fits(std::to_string(second)) ? 1 : 0;
  }
  BOOST_TEST(passed == 10'000);
}

BOOST_AUTO_TEST_CASE(every_validator_takes_any_bytes) {
  std::string bytes;
  for (int c = 0; c < 256; ++c) bytes += static_cast<char>(c);
  for (const Validator& validator : validators()) {
    BOOST_TEST_CONTEXT("validator " << validator.name) {
      for (const std::string_view hostile :
           {std::string_view(), std::string_view(bytes), std::string_view("\0", 1),
            std::string_view("\xff\xff"), std::string_view("----"), std::string_view("////")}) {
        BOOST_TEST((!validator.accepts(hostile) || validator.name == "has_digit"));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_validator_has_a_name_of_its_own_and_a_source) {
  std::set<std::string_view> names;
  for (const Validator& validator : validators()) {
    BOOST_TEST(names.insert(validator.name).second, validator.name);
    BOOST_TEST(!validator.source.empty(), validator.name);
    BOOST_TEST(find_validator(validator.name) == &validator);
  }
  BOOST_TEST(find_validator("no such check") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
