#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "auditor/formats/fhir/fhir.hpp"
#include "tests/unit/formats/field_list.hpp"

namespace phiward {
namespace {

std::string read(std::string_view text) { return test::field_list(read_fhir_search, text); }

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"parameters", "GET /fhir/Patient?family=Fff&given=Ggg&birthdate=ge2000-01-01&_count=5\n",
     "search for last name name=Fff;search for first name name=Ggg;"
     "search for birth date date=2000-01-01;"},
    {"a token with its system", "\"http://x/Patient?identifier=http://y|777\"",
     "search for mrn mrn=777;"},
    {"escaped bytes", "Patient?name=Ggg%20Fff&identifier=http%3A%2F%2Fx%7C777&given=Ggg+H",
     "search for full name name=Ggg;search for mrn mrn=777;search for first name name=Ggg;"},
    {"a modifier", "Patient?family:exact=Fff", "search for last name name=Fff;"},
    {"chained parameters",
     "Observation?patient.identifier=777&subject:Patient.family=Fff&family=no",
     "search for mrn mrn=777;search for last name name=Fff;"},
    {"a posted query", "Patient/_search?phone=P", "search for phone phone=P;"},
    {"other resources", "Practitioner?family=Fff Location?name=x OutPatient?name=y", ""},
    {"a reference", "GET /Patient/123 ? a : b", ""},
};

BOOST_AUTO_TEST_SUITE(fhir_search)

BOOST_DATA_TEST_CASE(reads_queries_for_persons, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
