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

std::string read(std::string_view text) { return test::field_list(read_fhir_yaml, text); }

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"a patient",
     "resourceType: Patient\nname:\n  - family: Fff # x\n    given:\n      - Ggg\n      - "
     "\"Hhh\"\nbirthDate: d1\n",
     "Patient.name.family name=Fff;Patient.name.given name=Ggg;Patient.name.given name=Hhh;"
     "Patient.birthDate date=d1;"},
    {"items at the column of their key",
     "resourceType: Patient\nname:\n- family: Fff\n- family: Ggg\nbirthDate: d1\n",
     "Patient.name.family name=Fff;Patient.name.family name=Ggg;Patient.birthDate date=d1;"},
    {"flow collections",
     "resourceType: Patient\nname: [{family: Fff, given: [Ggg, 'Hhh']}]\naddress:\n  - line: "
     "[\"L1\", L2]\n",
     "Patient.name.family name=Fff;Patient.name.given name=Ggg;Patient.name.given name=Hhh;"
     "Patient.address.line address=L1;Patient.address.line address=L2;"},
    {"an identifier with its system",
     "resourceType: Patient\nidentifier:\n  - value: I\n    system: "
     "http://hl7.org/fhir/sid/us-ssn\n",
     "Patient.identifier ssn=I;"},
    {"several documents",
     "resourceType: Patient\nbirthDate: d1\n---\nresourceType: Practitioner\nname:\n  - family: "
     "Fff\n",
     "Patient.birthDate date=d1;Practitioner.name.family name=Fff(provider);"},
    {"a bundle",
     "resourceType: Bundle\nentry:\n  - resource:\n      resourceType: Patient\n      birthDate: "
     "d1\n  - resource:\n      resourceType: Person\n      birthDate: d2\n",
     "Patient.birthDate date=d1;Person.birthDate date=d2;"},
    {"a block scalar", "resourceType: Patient\ntext: |\n  birthDate\n  x\nbirthDate: d1\n",
     "Patient.birthDate date=d1;"},
    {"unbalanced flow", "resourceType: Patient\nname: [{family: Fff\nx: }]{\nbirthDate: d1\n",
     "Patient.name.family name=Fff;Patient.birthDate date=d1;"},
    {"nothing", "", ""},
};

BOOST_AUTO_TEST_SUITE(fhir_yaml)

BOOST_DATA_TEST_CASE(reads_resources_in_yaml, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
