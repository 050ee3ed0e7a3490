#include "auditor/formats/cda/cda.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "tests/unit/formats/field_list.hpp"

namespace phiward {
namespace {

std::string read(std::string_view text) { return test::field_list(read_cda, text); }

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"ids by their roots",
     R"(<recordTarget><patientRole><id root="1.2" extension="I1"/><id root="1.2.3"/>
        <id extension="I2" root="2.16.840.1.113883.4.1"/></patientRole></recordTarget>)",
     "patient mrn mrn=I1;patient ssn ssn=I2;"},
    {"an address and telecoms",
     R"(<patientRole><addr><streetAddressLine>L</streetAddressLine><city>C</city>
        <state>ST</state><postalCode>Z</postalCode></addr><telecom value="tel:P"/>
        <telecom value="mailto:a@b"/><telecom use="HP" value="fax:F"/></patientRole>)",
     "patient street address=L;patient city address=C;patient zip zip=Z;"
     "patient phone phone=P;patient email email=a@b;patient fax fax=F;"},
    {"a name and times",
     R"(<patientRole><patient><name use="L"><given>Ggg</given><family>Fff</family></name>
        <birthTime value="yyyymmddhhmm"/><sdtc:deceasedTime value="yyyymmdd"/></patient>
        </patientRole>)",
     "patient first name name=Ggg;patient last name name=Fff;"
     "patient birth date date=yyyymmdd;patient death date date=yyyymmdd;"},
    {"a name without parts", "<patientRole><patient><name>Ggg Fff</name></patient></patientRole>",
     "patient full name name=Ggg Fff;"},
    {"a guardian",
     R"(<patientRole><patient><guardian><telecom value="tel:P"/><guardianPerson><name>
        <family>Fff</family></name></guardianPerson></guardian></patient></patientRole>)",
     "patient phone phone=P;patient last name name=Fff;"},
    {"the organisation of a patient's record",
     R"(<patientRole><providerOrganization><name>Nnn</name><telecom value="tel:P"/>
        </providerOrganization></patientRole>)",
     "provider phone phone=P(provider);"},
    {"a relative",
     R"(<participant typeCode="IND"><associatedEntity classCode="NOK"><associatedPerson><name>
        <family>Fff</family></name></associatedPerson></associatedEntity></participant>)",
     "patient last name name=Fff;"},
    {"a provider as participant",
     R"(<participant><associatedEntity classCode="PROV"><associatedPerson><name>
        <family>Fff</family></name></associatedPerson></associatedEntity></participant>)",
     "provider last name name=Fff(provider);"},
    {"an author",
     R"(<author><assignedAuthor><id root="2.16.840.1.113883.4.6" extension="N"/><assignedPerson>
        <name><family>Fff</family></name></assignedPerson></assignedAuthor></author>)",
     "provider npi npi=N(provider);provider last name name=Fff(provider);"},
    {"a visit",
     R"(<encompassingEncounter><id root="1" extension="I"/><effectiveTime><low value="yyyymmddhh"/>
        <high value="yyyymmdd"/></effectiveTime></encompassingEncounter>)",
     "encounter visit number mrn=I;encounter admit date date=yyyymmdd;"
     "encounter discharge date date=yyyymmdd;"},
    {"drugs and devices in the body",
     R"(<structuredBody><manufacturedProduct><manufacturedMaterial><name>Nnn</name>
        </manufacturedMaterial></manufacturedProduct><participant typeCode="CSM"><participantRole
        classCode="MANU"><playingEntity><name>Mmm</name></playingEntity></participantRole>
        </participant><effectiveTime value="yyyymmdd"/></structuredBody>)",
     ""},
    {"an implant",
     R"(<structuredBody><participantRole classCode="MANU"><id root="2.16.840.1.113883.3.3719"
        extension="U"/></participantRole></structuredBody>)",
     "document udi device=U;"},
    {"the holder of a policy",
     R"(<structuredBody><participant typeCode="HLD"><participantRole><id root="1" extension="I"/>
        </participantRole></participant></structuredBody>)",
     "patient member id health_plan=I;"},
    {"whoever did something",
     R"(<structuredBody><performer><assignedEntity><telecom value="tel:P"/></assignedEntity>
        </performer></structuredBody>)",
     "provider phone phone=P(provider);"},
    {"a string literal", R"(x = "<patientRole><id root=\"1\" extension=\"I1\"/></patientRole>")",
     "patient mrn mrn=I1;"},
    {"other documents", "<addr><city>C</city></addr><telecom value='tel:P'/>", ""},
};

BOOST_AUTO_TEST_SUITE(cda_reader)

BOOST_DATA_TEST_CASE(reads_by_role, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

const Row kParts[] = {
    {"a part of a document without a namespace",
     "<recordTarget><patientRole><id extension='I' root='1'/><patient><name><given>Ggg</given>"
     "</name></patient></patientRole></recordTarget>",
     "patient mrn mrn=I;patient first name name=Ggg;"},
    {"another prefix",
     "<h:patientRole><h:patient><h:name><h:family>Fff</h:family></h:name><h:birthTime value='d1'/>"
     "</h:patient></h:patientRole>",
     "patient last name name=Fff;patient birth date date=d1;"},
    {"character data",
     "<patientRole><patient><name><given><![CDATA[ Ggg ]]></given></name></patient></patientRole>",
     "patient first name name=Ggg;"},
};

BOOST_DATA_TEST_CASE(reads_parts_of_documents, boost::unit_test::data::make(kParts), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_CASE(is_wanted_where_its_namespace_or_its_patient_is) {
  BOOST_TEST(cda_wanted({"<ClinicalDocument xmlns=\"urn:hl7-org:v3\">", ""}, {}));
  BOOST_TEST(cda_wanted({"x = '<recordTarget>'", ""}, {}));
  BOOST_TEST(!cda_wanted({"<ClinicalDocument>", "a.xml"}, {}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
