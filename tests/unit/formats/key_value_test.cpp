// What stands under which name, in code and data of any language. Values are letters and digits
// of no person: Aaa is a name, 1 a number, 2000-01-01 a day.
#include "auditor/formats/key_value/key_value.hpp"

#include <array>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <map>
#include <ostream>
#include <string>

#include "auditor/formats/key_value/bare_value.hpp"
#include "auditor/formats/key_value/literals.hpp"
#include "auditor/formats/key_value/roles.hpp"

namespace phiward::test {
namespace {

namespace bdata = boost::unit_test::data;

const KeyFilter& all_keys() {
  static const Catalog catalog = Catalog::load();
  static const KeyFilter keys(catalog);
  return keys;
}

Fields fields_of(std::string_view text, std::string_view path = "") {
  Fields fields;
  read_key_value({text, path}, all_keys(), fields);
  return fields;
}

// "patient id=1; patient dob=2000-01-01" with "(provider)" behind what is not a patient's; each
// value once, in the order of the text.
std::string list_of(const Fields& fields) {
  std::map<std::size_t, std::string> by_place;
  for (const Field& field : fields.all()) {
    std::string shown = field.name.substr(field.name.find(' ') + 1);
    shown += "=" + std::string(field.value);
    if (field.subject == Subject::provider) shown += "(provider)";
    by_place[field.begin] = shown;
  }
  std::string result;
  for (const auto& [place, shown] : by_place) result += (result.empty() ? "" : "; ") + shown;
  return result;
}

struct Example {
  const char* path;
  const char* text;
  const char* expected;
};

std::ostream& operator<<(std::ostream& out, const Example& example) { return out << example.text; }

const Example kExamples[] = {
    // JSON
    {"", R"({"patient": {"id": "1", "name": "Aaa Bbb", "contact": {"phone": "2"}}})",
     "patient id=1; patient name=Aaa Bbb; patient phone=2"},
    {"", R"({"provider": {"name": "Aaa Bbb", "phone": "1"}})",
     "name=Aaa Bbb(provider); phone=1(provider)"},
    {"", R"({"patient": {"provider": {"phone": "1"}, "phone": "2"}})",
     "phone=1(provider); patient phone=2"},
    {"", R"({"patients": [{"mrn": "1"}, {"mrn": "2"}]})", "patient mrn=1; patient mrn=2"},
    {"", R"({"first": "Aaa", "last": "Bbb"})", "first name=Aaa; last name=Bbb"},
    {"", R"({"first": "Aaa", "next": "Bbb"})", ""},
    {"", R"({"attributes": [{"name": "ssn", "value": "1"}, {"type": "MRN", "value": "2"}]})",
     "ssn=1; mrn=2"},
    {"", R"(body = "{\"patient\":{\"id\":\"1\",\"birth\":{\"date\":\"2000-01-01\"}}}")",
     "patient id=1; patient birth date=2000-01-01"},
    {"x.ipynb", R"({"source": ["patient = {\n", "  \"id\": \"1\",\n", "  'mrn': '2'\n", "}\n"]})",
     "patient id=1; patient mrn=2"},
    // Lines
    {"", "patient:\n  id: 1\n  phones:\n    - 2\nother:\n  id: 3\n",
     "patient id=1; patient phones=2"},
    {"", "patients:\n  - id: 1\n    dob: 2000-01-01\n  - id: 2\n",
     "patient id=1; patient dob=2000-01-01; patient id=2"},
    {"", "patient: {id: 1, dob: 2000-01-01}\n", "patient id=1; patient dob=2000-01-01"},
    {"", "[patient]\nid = 1\n[[other]]\nid = 2\n", "patient id=1"},
    {"", "patient.id=1\npatient.zip=2 # why\n", "patient id=1; patient zip=2"},
    {"", "mrn=1 dob=2000-01-01 level=info\n", "mrn=1; dob=2000-01-01"},
    {"", "GET /a?ssn=1&dob=2000-01-01 200\n", "ssn=1; dob=2000-01-01 200"},
    {"", "Date of birth: 2000-01-01\n", "date of birth=2000-01-01"},
    {"", "Phone: (234) 5\n", "phone=(234) 5"},
    // Code
    {"a.java", R"(new Patient("Jane", "Doe", "2000-01-01"))",
     "patient first name=Jane; patient last name=Doe; patient date of birth=2000-01-01"},
    {"a.java", R"(new Customer("Jane", "Doe", "2000-01-01"))", ""},
    {"a.java", R"(new PatientService("Jane", "Doe"))", ""},
    {"a.java", "patient.setMrn(\"1\").withSsn(\"2\")", "patient mrn=1; ssn=2"},
    {"a.java", R"(map.put("ssn", "1"))", "ssn=1"},
    {"a.kt", R"(mapOf("dob" to "2000-01-01"))", "dob=2000-01-01"},
    {"a.py", "patient = Patient(mrn=1, dob=date(2000, 1, 1))",
     "patient mrn=1; patient dob=2000, 1, 1"},
    {"a.py", "data['patient']['mrn'] = '1'", "patient mrn=1"},
    {"a.rb", "create(:patient, mrn: '1')", "patient mrn=1"},
    {"a.rb", "# => #<Patient id: 1, mrn: \"2\">", "patient id=1; patient mrn=2"},
    {"a.go", "&Patient{MRN: \"1\"}", "patient mrn=1"},
    {"a.go", "// {FirstName:Aaa LastName:Bbb SSN:1}", "first name=Aaa; last name=Bbb; ssn=1"},
    {"a.js", "expect(p.ssn).toBe('1')", "ssn=1"},
    {"a.java", R"(assertEquals("1", patient.getMrn());)", "patient mrn=1"},
    {"a.java", R"(assertEquals("1", "2", patient.getMrn());)", ""},
    {"a.rb", "factory :patient do\n  ssn { '1' }\nend", "ssn=1"},
    {"a.go", "patients := []Patient{\n{\"Jane\", \"Doe\", \"2000-01-01\"},\n}",
     "patient first name=Jane; patient last name=Doe; patient date of birth=2000-01-01"},
    {"a.py", "parametrize('mrn,dob', [('1', '2000-01-01'), ('2', '1970-01-01')])",
     "mrn=1; dob=2000-01-01; mrn=2; dob=1970-01-01"},
    {"", "   mrn        dob  x\n0  1   2000-01-01  y\n1 2  1970-01-01  z\n\nmrn  1  2\n",
     "mrn=1; dob=2000-01-01; mrn=1 2; dob=1970-01-01"},
    {"a.ipynb", "\"  patient_name   ssn\\n\",\n\"0 Jane Doe  1\\n\"\n",
     "patient name=Jane Doe; ssn=1"},
    {"a.js", "page.fill('#mrn', '2')", "mrn=2"},
    {"a.js", "cy.get('#ssn').type('1');", "ssn=1"},
    {"a.vb", "With {.DOB = #01/01/2000#}", "dob=01/01/2000"},
    {"", "patient: Jane Doe\npatient: Place Order\n", "patient name=Jane Doe"},
    {"a.java", "String lastName = Patient.NAME; int mrn = A1;", ""},
    // Elements
    {"", "<Patient><Name><First>Aaa</First></Name><Id>1</Id></Patient>",
     "patient first name=Aaa; patient id=1"},
    {"", "<person_name given_name=\"Aaa\" family_name='Bbb'/>", "first name=Aaa; last name=Bbb"},
    {"", "<f name=\"ssn\">1</f><input name=\"dob\" type=\"text\" value=\"2\"/>", "ssn=1; dob=2"},
    {"", "<p><b>Date of birth</b>: 2000-01-01</p>", "date of birth=2000-01-01"},
    {"", "<tr><th>Patient</th><td>Jane Doe</td></tr>", "patient name=Jane Doe"},
    {"", "<patient_identifier identifier=\"1\"/>", "patient id=1"},
    {"", "<td><b>SSN:</b></td>\n<td>1</td>", "ssn=1"},
    {"", "<tr><th>No</th><th>MRN</th></tr><tr><td>A</td><td>1</td></tr>", "mrn=1"},
    {"", "<key>ssn</key><string>1</string>", "ssn=1"},
    {"", "<div><div><b>SSN</b></div></div>\n<div><p>1</p></div>", "ssn=1"},
    {"", "<a><b><c><d>SSN</d></c></b></a>\n<a><b><c><d>1</d></c></b></a>", ""},
    {"", "<plan type=\"health\"><member>Jane Doe</member></plan>", "member name=Jane Doe"},
    {"", "<simplelist><member>Jane Doe</member></simplelist>", ""},
};

BOOST_AUTO_TEST_SUITE(key_value_fields)

BOOST_AUTO_TEST_CASE(members_are_of_a_health_plan_only_near_words_of_health) {
  const std::string far(20'000, '.');
  const std::string member = "<a><member>Jane Doe</member></a>";
  BOOST_TEST(list_of(fields_of("payer" + far + member)) == "member name=Jane Doe");
  BOOST_TEST(list_of(fields_of(far + "payer " + member)) == "member name=Jane Doe");
  BOOST_TEST(list_of(fields_of(far + "payer" + far + member)).empty());
  BOOST_TEST(list_of(fields_of("reclaimed" + member)).empty());
}

BOOST_AUTO_TEST_CASE(an_attribute_of_an_element_nested_too_deep_is_read) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "<a b='1'>";
  BOOST_TEST(list_of(fields_of(text + "<c ssn='1'/>")) == "ssn=1");
}

BOOST_DATA_TEST_CASE(values_are_known_by_the_path_of_their_names, bdata::make(kExamples)) {
  const Fields fields = fields_of(sample.text, sample.path);
  BOOST_TEST(list_of(fields) == sample.expected);
  for (const Field& field : fields.all()) {
    BOOST_TEST(std::string_view(sample.text).substr(field.begin, field.end - field.begin) ==
               field.value);
  }
}

BOOST_AUTO_TEST_CASE(what_a_patient_holds_is_one_record_and_the_next_patient_another) {
  const Fields fields = fields_of(
      R"([{"patient": {"mrn": "1", "a": {"b": {"phone": "2"}}}}, {"patient": {"mrn": "3"}}])");
  std::map<std::string, std::uint32_t> records;
  for (const Field& field : fields.all()) records[std::string(field.value)] = field.record;
  BOOST_TEST(records.at("1") == records.at("2"));
  BOOST_TEST(records.at("1") != records.at("3"));
}

BOOST_AUTO_TEST_CASE(names_of_fields_hold_nothing_but_rules_words) {
  const Fields fields = fields_of(R"({"Aaa Bbb 123 ssn": "1", "Ccc": {"mrn": "2"}})");
  for (const Field& field : fields.all()) {
    BOOST_TEST((field.name == "key ssn" || field.name == "key mrn"));
  }
}

BOOST_AUTO_TEST_CASE(any_nesting_is_bounded_and_leaves_the_rest_readable) {
  std::string text(100'000, '{');
  text += "\n\n\"mrn\": \"1\"";
  BOOST_TEST(list_of(fields_of(text)) == "mrn=1");
}

BOOST_AUTO_TEST_CASE(a_document_without_hits_is_read_if_it_begins_with_patients) {
  BOOST_TEST(key_value_wanted({.text = "<Patient>", .path = "", .of_patients = true}, {}));
  BOOST_TEST(key_value_wanted({"x", "test/patients.yml"}, {}));
  BOOST_TEST(!key_value_wanted({"{\"a\": 1}", "a.json"}, {}));
}

BOOST_AUTO_TEST_CASE(beside_a_key_members_ask_for_a_look_but_in_code) {
  const std::array<Hit, 1> keyed = {Hit{.keyed = true, .common = true}};
  const Document plan{.text = "", .path = "a.txt", .of_members = true};
  BOOST_TEST(key_value_wanted(plan, keyed));
  BOOST_TEST(!key_value_wanted(plan, {}));
  BOOST_TEST(!key_value_wanted({.text = "", .path = "a.java", .of_members = true}, keyed));
  BOOST_TEST(!key_value_wanted({.text = "", .path = "a.txt"}, keyed));
}

BOOST_AUTO_TEST_SUITE_END()

struct RoleExample {
  const char* name;
  const char* word;
};
std::ostream& operator<<(std::ostream& out, const RoleExample& example) {
  return out << example.name;
}
const RoleExample kRoles[] = {
    {"patient", "patient"},
    {"new PatientDto", "patient"},
    {"createPatient", "patient"},
    {"Patient.builder", "patient"},
    {"patient_info", "patient"},
    {"patients", "patient"},
    {"emergencyContact", "emergency contact"},
    {"nextOfKin", "next of kin"},
    {"referringProvider", "provider"},
    {"PatientService", ""},
    {"patientView", ""},
    {"outpatience", ""},
};

BOOST_AUTO_TEST_SUITE(key_value_roles)

BOOST_DATA_TEST_CASE(a_name_speaks_of_a_person_only_if_it_ends_with_one, bdata::make(kRoles)) {
  BOOST_TEST(key_value::role_of(sample.name).word == sample.word);
}

BOOST_AUTO_TEST_SUITE_END()

struct BareExample {
  const char* text;
  bool lines;
  const char* value;
};
std::ostream& operator<<(std::ostream& out, const BareExample& example) {
  return out << example.text;
}
const BareExample kBare[] = {
    {"Aaa Bbb\nccc", true, "Aaa Bbb"},
    {"Aaa Bbb  # why", true, "Aaa Bbb"},
    {"Bbb, Aaa", true, "Bbb, Aaa"},
    {"Bbb, Aaa", false, "Bbb"},
    {"Aaa, dob=1", true, "Aaa"},
    {"Aaa LastName:Bbb}", false, "Aaa"},
    {"2000-01-01 10:11:12", true, "2000-01-01 10:11:12"},
    {"O'Aaa, b", false, "O'Aaa"},
    {"(234) 5", true, "(234) 5"},
    {"1&b=2", false, "1"},
    {"f(x)", false, "f"},
};

BOOST_AUTO_TEST_SUITE(bare_values)

BOOST_DATA_TEST_CASE(a_bare_value_ends_before_the_next_name, bdata::make(kBare)) {
  const std::string_view text = sample.text;
  BOOST_TEST(text.substr(0, key_value::bare_value_size(text, sample.lines)) == sample.value);
}

BOOST_AUTO_TEST_SUITE_END()

std::string literal_of(std::string_view text) {
  key_value::Literals literals(text);
  const auto literal = literals.at(text.find_first_of("\\\"'`"));
  return literal ? std::string(text.substr(literal->begin, literal->end - literal->begin)) : "none";
}

BOOST_AUTO_TEST_SUITE(literals)

BOOST_AUTO_TEST_CASE(a_literal_ends_with_its_own_kind_of_quote) {
  BOOST_TEST(literal_of("\"a'b\\\"c\" d\"") == "a'b\\\"c");
  BOOST_TEST(literal_of("\\\"a \\\\\\\"b\\\\\\\" c\\\" d") == "a \\\\\\\"b\\\\\\\" c");
  BOOST_TEST(literal_of("u'a' b'") == "a");
  BOOST_TEST(literal_of("\"c:\\\\\" d\"") == "c:\\\\");
}

BOOST_AUTO_TEST_CASE(an_apostrophe_and_an_open_quote_begin_none) {
  BOOST_TEST(literal_of("the patient's 'mrn'") == "none");
  BOOST_TEST(literal_of("\"a\nb\"") == "none");
  BOOST_TEST(literal_of("\"" + std::string(2 * key_value::Literals::kLongest, 'a') + "\"") ==
             "none");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
