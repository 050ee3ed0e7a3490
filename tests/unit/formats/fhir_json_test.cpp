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

std::string read(std::string_view text) { return test::field_list(read_fhir_json, text); }

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kPatient[] = {
    {"a name", R"({"resourceType":"Patient","name":[{"family":"Fff","given":["Ggg","Hhh"]}]})",
     "Patient.name.family name=Fff;Patient.name.given name=Ggg;Patient.name.given name=Hhh;"},
    {"a name as DSTU2 has it", R"({"resourceType":"Patient","name":[{"family":["Fff"]}]})",
     "Patient.name.family name=Fff;"},
    {"a type that comes last", R"({"name":[{"text":"Ggg Fff"}],"resourceType":"Patient"})",
     "Patient.name.text name=Ggg Fff;"},
    {"dates without their time",
     R"({"resourceType":"Patient","birthDate":"yyyy-mm-dd","deceasedDateTime":"yyyy-mm-ddThh:mm"})",
     "Patient.birthDate date=yyyy-mm-dd;Patient.deceasedDateTime date=yyyy-mm-dd;"},
    {"an address",
     R"({"resourceType":"Patient","address":[{"line":["L1","L2"],"city":"C","postalCode":"Z"}]})",
     "Patient.address.line address=L1;Patient.address.line address=L2;"
     "Patient.address.city address=C;Patient.address.postalCode zip=Z;"},
    {"telecoms",
     R"({"resourceType":"Patient","telecom":[{"system":"phone","value":"P"},
       {"value":"E","system":"email"},{"value":"F","system":"fax"},{"value":"a@b"},
       {"system":"url","value":"U"}]})",
     "Patient.telecom phone=P;Patient.telecom email=E;Patient.telecom fax=F;"
     "Patient.telecom email=a@b;"},
    {"identifiers by system",
     R"({"resourceType":"Patient","identifier":[{"value":"I1"},
       {"system":"http://hl7.org/fhir/sid/us-ssn","value":"I2"},
       {"value":"I3","system":"urn:oid:2.16.840.1.113883.4.927"}]})",
     "Patient.identifier mrn=I1;Patient.identifier ssn=I2;Patient.identifier health_plan=I3;"},
    {"identifiers by type",
     R"({"resourceType":"Patient","identifier":[
       {"type":{"coding":[{"system":"x","code":"DL"}]},"value":"I1"},
       {"type":{"coding":[{"code":"MB"}]},"value":"I2"}]})",
     "Patient.identifier license=I1;Patient.identifier health_plan=I2;"},
    {"contacts", R"({"resourceType":"Patient","contact":[{"name":{"family":"Fff"}}]})",
     "Patient.contact.name.family name=Fff;"},
    {"a mother's maiden name",
     R"({"resourceType":"Patient","extension":[{"url":"http://x/patient-mothersMaidenName",
       "valueString":"Fff"},{"url":"http://x/other","valueString":"no"}]})",
     "Patient.extension.valueString name=Fff;"},
    {"the narrative and codes are left alone",
     R"({"resourceType":"Patient","text":{"div":"<div>x</div>"},"maritalStatus":{"text":"M"}})",
     ""},
    {"escapes are left out", R"({"resourceType":"Patient","name":[{"family":"Fffff\u00e9g"}]})",
     "Patient.name.family name=Fffff;"},
};

BOOST_AUTO_TEST_SUITE(fhir_json)

BOOST_DATA_TEST_CASE(reads_what_a_patient_holds, boost::unit_test::data::make(kPatient), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

const Row kOthers[] = {
    {"a relative", R"({"resourceType":"RelatedPerson","name":[{"family":"Fff"}]})",
     "RelatedPerson.name.family name=Fff;"},
    {"a provider",
     R"({"resourceType":"Practitioner","name":[{"family":"Fff"}],
       "identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"N"}]})",
     "Practitioner.name.family name=Fff(provider);Practitioner.identifier npi=N(provider);"},
    {"a coverage", R"({"resourceType":"Coverage","subscriberId":"S","identifier":[{"value":"I"}]})",
     "Coverage.subscriberId health_plan=S;Coverage.identifier health_plan=I;"},
    {"an encounter",
     R"({"resourceType":"Encounter","period":{"start":"yyyy-mm-ddThh","end":"yyyy-mm-dd"}})",
     "Encounter.period.start date=yyyy-mm-dd;Encounter.period.end date=yyyy-mm-dd;"},
    {"a patient's device",
     R"({"resourceType":"Device","serialNumber":"S","patient":{"reference":"Patient/1"},
       "udiCarrier":[{"carrierHRF":"U"}]})",
     "Device.serialNumber device=S;Device.udiCarrier.carrierHRF device=U;"},
    {"a device on the shelf", R"({"resourceType":"Device","serialNumber":"S"})", ""},
    {"a subject by name", R"({"resourceType":"Observation","subject":{"display":"Fff"}})",
     "resource patient.display name=Fff;"},
    {"a reference to a patient",
     R"({"resourceType":"Appointment","participant":[
       {"actor":{"reference":"https://x/Patient/1","display":"Fff"}},
       {"actor":{"reference":"Practitioner/2","display":"Ggg"}},
       {"actor":{"reference":"Location/3","display":"Hhh"}}]})",
     "resource patient.display name=Fff;resource practitioner.display name=Ggg(provider);"},
    {"a subject that is no person",
     R"({"resourceType":"Group","subject":{"reference":"Device/1","display":"Fff"}})", ""},
    {"a contained resource",
     R"({"resourceType":"Observation","contained":[{"resourceType":"Patient",
       "birthDate":"yyyy-mm-dd"}],"status":"final"})",
     "Patient.birthDate date=yyyy-mm-dd;"},
    {"a bundle",
     R"({"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","birthDate":"d1"}},
       {"resource":{"birthDate":"d2","resourceType":"Person"}}]})",
     "Patient.birthDate date=d1;Person.birthDate date=d2;"},
    {"lines of resources",
     "{\"resourceType\":\"Patient\",\"birthDate\":\"d1\"}\n"
     "{\"resourceType\":\"Patient\",\"birthDate\":\"d2\"}\n",
     "Patient.birthDate date=d1;Patient.birthDate date=d2;"},
    {"a program's object",
     "const p = {\n  resourceType: 'Patient', // it's one\n  birthDate: 'd1',\n};",
     "Patient.birthDate date=d1;"},
    {"a string literal", R"(String s = "{\"resourceType\":\"Patient\",\"birthDate\":\"d1\"}";)",
     "Patient.birthDate date=d1;"},
    {"a resource that is cut off", R"({"resourceType":"Patient","birthDate":"d1","name":[{)",
     "Patient.birthDate date=d1;"},
};

BOOST_DATA_TEST_CASE(reads_what_other_resources_hold, boost::unit_test::data::make(kOthers), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

const Row kPersons[] = {
    {"a person without a type", R"({"name":[{"family":"Fff"}],"birthDate":"d1"})",
     "resource.name.family name=Fff;resource.birthDate date=d1;"},
    {"a person in a program",
     "f(x => {\n const p = {name: [{given: ['Ggg']}], telecom: [{system: 'phone', value: 'P'}]}; "
     "});",
     "resource.name.given name=Ggg;resource.telecom phone=P;"},
    {"the contact of a person is no person of its own",
     R"({"p":{"name":[{"family":"Fff"}],"birthDate":"d1","contact":[{"name":{"family":"Hhh"},
       "telecom":[{"system":"phone","value":"P"}]}]},"birthDate":"no"})",
     "resource.name.family name=Fff;resource.birthDate date=d1;resource.contact.name.family "
     "name=Hhh;resource.contact.telecom phone=P;"},
    {"a provider by the key", R"({"practitioner":{"name":[{"family":"Fff"}],"birthDate":"d1"}})",
     "resource.name.family name=Fff(provider);resource.birthDate date=d1(provider);"},
    {"a provider by the number",
     R"({"name":[{"family":"Fff"}],"identifier":[{"system":"http://hl7.org/fhir/sid/us-npi",
       "value":"N"}]})",
     "resource.name.family name=Fff(provider);resource.identifier npi=N(provider);"},
    {"a verbatim literal", R"(x = @"{""resourceType"":""Patient"",""birthDate"":""d1""}";)",
     "Patient.birthDate date=d1;"},
    {"answers by what was asked",
     R"({"resourceType":"QuestionnaireResponse","item":[{"linkId":"7","text":"Your SSN",
       "answer":[{"valueString":"A"}]},{"linkId":"dob","item":[{"answer":[{"valueDate":"d1"}]}],
       "answer":[{"valueDate":"d2"}]}]})",
     "answer of a patient patient Your SSN=A;answer of a patient patient dob=d2;"},
    {"days of care",
     R"({"resourceType":"Observation","subject":{"reference":"Patient/1"},"effectiveDateTime":
       "yyyy-mm-ddT1"})",
     "resource.effectiveDateTime visit date=yyyy-mm-dd;"},
    {"days of nobody's care",
     R"({"resourceType":"Observation","subject":{"reference":"Device/1"},"effectiveDateTime":"d1"})",
     ""},
    {"a narrative that repeats the name",
     R"({"resourceType":"Patient","text":{"div":"<div>x FFFF <b>y</b></div>"},
       "name":[{"family":"Ffff"}]})",
     "Patient.name.family name=Ffff;Patient.text.div name=FFFF;"},
    {"a claim",
     R"({"resourceType":"Claim","identifier":[{"value":"I"}],"insurance":[{"coverage":{
       "identifier":{"value":"M"}}}]})",
     "Claim.identifier account=I;Claim.insurance.coverage.identifier health_plan=M;"},
};

BOOST_DATA_TEST_CASE(reads_persons_wherever_they_stand, boost::unit_test::data::make(kPersons),
                     row) {
  BOOST_TEST(read(row.text) == row.fields);
}

const Row kNothing[] = {
    {"a name alone", R"({"name":[{"family":"Fff"}],"birthTime":"d1"})", ""},
    {"a font's name", R"({"name":{"family":"Fff"},"telecom":"x","address":["y"]})", ""},
    {"a package", R"({"name":"x","author":{"name":"Fff"},"resourceType":"package"})", ""},
    {"a resource of something else",
     R"({"resourceType":"AWS::EC2","name":[{"title":"Fff"}],"birthDate":"d1"})", ""},
    {"a definition",
     R"({"resourceType":"StructureDefinition","name":"Patient","contact":[{"telecom":
       [{"system":"url","value":"U"}]}],"snapshot":{"element":[{"short":"x"}]}})",
     ""},
    {"a value set",
     R"({"resourceType":"ValueSet","identifier":[{"value":"I"}],"compose":{"include":
       [{"concept":[{"code":"c","display":"D"}]}]}})",
     ""},
    {"an interface", "interface Patient { resourceType: 'Patient'; birthDate?: string; }", ""},
    {"variables", "{resourceType: 'Patient', birthDate: dob, name: [{family: last}]}", ""},
};

BOOST_DATA_TEST_CASE(reads_nothing_where_no_person_is, boost::unit_test::data::make(kNothing),
                     row) {
  BOOST_TEST(read(row.text) == "");
}

BOOST_AUTO_TEST_CASE(what_is_declared_test_data_is_synthetic) {
  for (const char* declaration :
       {R"("meta":{"security":[{"code":"HTEST"}]})", R"("meta":{"tag":[{"display":"Synthea"}]})",
        R"("identifier":[{"system":"https://github.com/synthetichealth/synthea"}])"}) {
    BOOST_TEST_CONTEXT(declaration) {
      BOOST_TEST(read(R"({"resourceType":"Patient","birthDate":"d1",)" + std::string(declaration) +
                      "}") == "Patient.birthDate date=d1(synthetic);");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_declaration_does_not_reach_into_other_resources) {
  BOOST_TEST(read(R"({"resourceType":"Bundle","meta":{"security":[{"code":"HTEST"}]},"entry":[
                   {"resource":{"resourceType":"Patient","birthDate":"d1"}}]})") ==
             "Patient.birthDate date=d1;");
}

BOOST_AUTO_TEST_CASE(each_resource_is_a_record) {
  const std::string_view text =
      R"([{"resourceType":"Patient","birthDate":"d1","deceasedDateTime":"d2"},
          {"resourceType":"Patient","birthDate":"d3"}])";
  Fields fields;
  read_fhir_json({text, ""}, KeyFilter(test::example_catalog()), fields);
  BOOST_REQUIRE(fields.all().size() == 3);
  BOOST_TEST(fields.all()[0].record == fields.all()[1].record);
  BOOST_TEST(fields.all()[1].record != fields.all()[2].record);
}

BOOST_AUTO_TEST_CASE(is_wanted_where_resources_are) {
  const std::string far = std::string(100'000, ' ') + "\"resourceType\"";
  const Hit hit;
  BOOST_TEST(fhir_json_wanted({"{\"resourceType\":", ""}, {}));
  BOOST_TEST(fhir_json_wanted({far, ""}, {&hit, 1}));
  BOOST_TEST(!fhir_json_wanted({far, ""}, {}));
  BOOST_TEST(!fhir_json_wanted({"{}", "patient.json"}, {&hit, 1}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
