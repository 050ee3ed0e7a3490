#include "auditor/formats/id_systems.hpp"

#include <boost/test/unit_test.hpp>

namespace phiward {
namespace {

BOOST_AUTO_TEST_SUITE(id_systems)

BOOST_AUTO_TEST_CASE(a_system_is_known_as_uri_and_as_oid) {
  for (const char* system : {"http://hl7.org/fhir/sid/us-ssn", "urn:oid:2.16.840.1.113883.4.1",
                             "2.16.840.1.113883.4.1"}) {
    BOOST_TEST_CONTEXT(system) {
      const auto kind = id_kind_of_system(system);
      BOOST_REQUIRE(kind.has_value());
      BOOST_TEST((kind->identifier == Identifier::ssn));
      BOOST_TEST((kind->subject == Subject::patient));
    }
  }
}

BOOST_AUTO_TEST_CASE(each_state_has_its_own_root_for_driver_licenses) {
  const auto kind = id_kind_of_system("urn:oid:2.16.840.1.113883.4.3.25");
  BOOST_REQUIRE(kind.has_value());
  BOOST_TEST((kind->identifier == Identifier::license));
}

BOOST_AUTO_TEST_CASE(numbers_of_providers_are_providers) {
  for (const auto& kind :
       {id_kind_of_system("http://hl7.org/fhir/sid/us-npi"), id_kind_of_code("NPI")}) {
    BOOST_REQUIRE(kind.has_value());
    BOOST_TEST((kind->subject == Subject::provider));
    BOOST_TEST(kind->key == "npi");
  }
}

BOOST_AUTO_TEST_CASE(a_code_says_what_kind_a_number_is) {
  const auto kind = id_kind_of_code("MB");
  BOOST_REQUIRE(kind.has_value());
  BOOST_TEST((kind->identifier == Identifier::health_plan));
}

BOOST_AUTO_TEST_CASE(what_is_not_known_has_no_kind) {
  BOOST_TEST(!id_kind_of_system("").has_value());
  BOOST_TEST(!id_kind_of_system("http://hospital.example/ids").has_value());
  BOOST_TEST(!id_kind_of_system("2.16.840.1.113883.4.11").has_value());
  BOOST_TEST(!id_kind_of_code("").has_value());
  BOOST_TEST(!id_kind_of_code("XX").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
