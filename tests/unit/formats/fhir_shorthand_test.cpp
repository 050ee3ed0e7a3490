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

std::string read(std::string_view text) { return test::field_list(read_fhir_shorthand, text); }

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"a patient",
     "Instance: x\nInstanceOf: Patient\n* name.family = \"Fff\"\n* name.given[0] = \"Ggg\"\n* "
     "birthDate = \"d1\"\n",
     "Patient.name.family name=Fff;Patient.name.given name=Ggg;Patient.birthDate date=d1;"},
    {"a profile", "InstanceOf: USCorePatientProfile\n* birthDate = \"d1\"\n",
     "Patient.birthDate date=d1;"},
    {"an identifier with its system",
     "InstanceOf: Patient\n* identifier[0].system = \"http://hl7.org/fhir/sid/us-ssn\"\n* "
     "identifier[0].value = \"I\"\n* identifier[1].value = \"J\"\n",
     "Patient.identifier ssn=I;Patient.identifier mrn=J;"},
    {"a contact point with its system",
     "InstanceOf: Patient\n* telecom.system = #email\n* telecom.value = \"E\"\n",
     "Patient.telecom email=E;"},
    {"several instances",
     "InstanceOf: Patient\n* birthDate = \"d1\"\nInstance: y\nInstanceOf: Practitioner\n* "
     "name.family = \"Fff\"\n",
     "Patient.birthDate date=d1;Practitioner.name.family name=Fff(provider);"},
    {"a profile is no instance", "Profile: P\nParent: Patient\n* name.family = \"Fff\"\n", ""},
};

BOOST_AUTO_TEST_SUITE(fhir_shorthand)

BOOST_DATA_TEST_CASE(reads_instances_of_persons, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
