#include "auditor/formats/column_name.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "rules/catalog.hpp"
#include "rules/specimens.hpp"

namespace phiward {
namespace {

namespace data = boost::unit_test::data;

std::string name_of(std::string_view header) {
  static const KeyFilter keys(Catalog::load());
  return column_name(header, 2, keys);
}

const std::string kUsual[] = {
    "patient_name", "dob",        "SSN",         "mrn",         "Date of Birth",   "subscriber_id",
    "member_dob",   "given name", "addr_line_1", "pat_last_nm", "PatientMRN",      "ptdob",
    "City/Village", "bdate",      "old_mrn",     "ssn_hash",    "ssn #",           "SSN (last 4)",
    "BIRTH_DT",     "hl7.dob",    "PT. NAME",    "zip5",        "DOB (MM/DD/YYYY)"};

const std::string kNames[] = {"{{first_name}} {{last_name}} dob",
                              "dob of {{first_name}}",
                              "{{last_name}}, {{first_name}}: ssn",
                              "mrn{{last_name}}",
                              "{{last_name}}_ssn",
                              "DOB ({{first_name}})",
                              "{{full_name}}"};

const std::string kOthers[] = {"dob of Qqzx", "dob of M\xC3\xBCller", "mrn 777", "",
                               std::string(kLongestColumnName, 'a') + " ssn"};

BOOST_AUTO_TEST_SUITE(column_names)

BOOST_DATA_TEST_CASE(usual_headers_are_shown, data::make(kUsual), header) {
  BOOST_TEST(name_of(header) == "column " + header);
}

BOOST_DATA_TEST_CASE(a_header_with_a_persons_name_is_not, data::make(kNames), header) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    BOOST_TEST(name_of(Specimens(seed).fill(header)) == "column 3");
  }
}

BOOST_DATA_TEST_CASE(nor_is_one_with_words_that_nobody_knows, data::make(kOthers), header) {
  BOOST_TEST(name_of(header) == "column 3");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
