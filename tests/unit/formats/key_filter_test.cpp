#include "auditor/formats/key_filter.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/formats/example_catalog.hpp"

namespace phiward {
namespace {

BOOST_AUTO_TEST_SUITE(key_filter)

BOOST_AUTO_TEST_CASE(lets_any_spelling_of_a_key_through) {
  const KeyFilter keys(test::example_catalog());
  for (const char* name : {"ssn", "SSN", "Pt. SSN", "patient_ssn_no", "dateOfBirth",
                           "DATE-OF-BIRTH", "ptdateofbirth", "MRN#"}) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(keys.may_match(name)); }
  }
}

BOOST_AUTO_TEST_CASE(keeps_out_names_without_a_key) {
  const KeyFilter keys(test::example_catalog());
  for (const char* name : {"", "temperature", "date", "birth", "##", "m_r"}) {
    BOOST_TEST_CONTEXT(name) { BOOST_TEST(!keys.may_match(name)); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
