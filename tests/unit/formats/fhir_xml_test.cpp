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

std::string read(std::string_view text) { return test::field_list(read_fhir_xml, text); }

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"a patient",
     R"(<Patient xmlns="http://hl7.org/fhir"><id value="1"/><name><family value="Fff"/>
        <given id="g" value="Ggg"/></name><birthDate value="yyyy-mm-dd"/></Patient>)",
     "Patient.name.family name=Fff;Patient.name.given name=Ggg;Patient.birthDate date=yyyy-mm-dd;"},
    {"identifiers",
     R"(<Patient><identifier><system value="http://hl7.org/fhir/sid/us-ssn"/><value value="I1"/>
        </identifier><identifier><type><coding><code value="DL"/></coding></type>
        <value value="I2"/></identifier></Patient>)",
     "Patient.identifier ssn=I1;Patient.identifier license=I2;"},
    {"a bundle with contained resources",
     R"(<Bundle><entry><resource><Observation><contained><Patient><birthDate value="d1"/></Patient>
        </contained><subject><display value="Fff"/></subject></Observation></resource></entry>
        <entry><resource><Practitioner><birthDate value="d2"/></Practitioner></resource></entry>
        </Bundle>)",
     "Patient.birthDate date=d1;resource patient.display name=Fff;"
     "Practitioner.birthDate date=d2(provider);"},
    {"a maiden name",
     R"(<Patient><extension url="http://x/patient-mothersMaidenName"><valueString value="Fff"/>
        </extension></Patient>)",
     "Patient.extension.valueString name=Fff;"},
    {"a patient's device",
     R"(<Device><serialNumber value="S"/><patient><reference value="Patient/1"/></patient></Device>)",
     "Device.serialNumber device=S;"},
    {"test data", R"(<f:Patient><f:meta><f:security><f:code value="HTEST"/></f:security></f:meta>
        <f:birthDate value="d1"/></f:Patient>)",
     "Patient.birthDate date=d1(synthetic);"},
    {"a string literal", R"(s = "<Patient><birthDate value=\"d1\"/></Patient>";)",
     "Patient.birthDate date=d1;"},
    {"elements outside of resources", R"(<name><family value="Fff"/></name>)", ""},
    {"a definition",
     R"(<StructureDefinition><name value="Patient"/><contact><telecom><value value="U"/></telecom>
        </contact></StructureDefinition>)",
     ""},
};

BOOST_AUTO_TEST_SUITE(fhir_xml)

BOOST_DATA_TEST_CASE(reads_what_resources_hold, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_CASE(is_wanted_where_its_namespace_is) {
  BOOST_TEST(fhir_xml_wanted({"<Patient xmlns=\"http://hl7.org/fhir\">", ""}, {}));
  BOOST_TEST(!fhir_xml_wanted({"<Patient>", "patient.xml"}, {}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
