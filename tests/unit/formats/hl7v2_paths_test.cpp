#include "auditor/formats/hl7v2_paths.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "tests/unit/formats/example_catalog.hpp"

namespace phiward {
namespace {

struct Row {
  std::string_view text;
  std::string_view fields;  // "PID-3=M7;" for each
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const Row kRows[] = {
    {"terser.set(\"/.PID-5-1\", \"Fff\");", "PID-5=Fff;"},
    {"terser.set(\"PID-3(0)-1\", \"M7\");", "PID-3=M7;"},
    {"msg['PID']['PID.5']['PID.5.1'] = 'Fff';", "PID-5=Fff;"},
    {"{\"PID.19.1\": \"S9\", \"PID.7\": \"d7\"}", "PID-19=S9;PID-7=d7;"},
    {"{'NK1-2' => 'Fff'}", "NK1-2=Fff;"},
    {"<PID.3><PID.3.1>M7</PID.3.1></PID.3>", "PID-3=M7;"},
    {"<PID.11.5>Z1</PID.11.5><PID.11.4>ST</PID.11.4>", "PID-11=Z1;"},
    {"PV1.set(\"PV1-7-2\", \"Fff\")", "PV1-7=Fff!;"},
    {"{\"PID.18\": \"accountNumber\"}", ""},
    {"see PID-3, PID-5 and \"PID-7\" of the standard", ""},
    {"\"PID-8\": \"M7\"", ""},
    {"\"RAPID-5\": \"Fff\"", ""},
    {"\"PID-5-9\": \"Fff\"", ""},
    {"\"PID-5\"", ""},
    {"\"PID-", ""},
    {"", ""},
};

BOOST_AUTO_TEST_SUITE(hl7v2_paths)

BOOST_DATA_TEST_CASE(values_stand_beside_their_paths, boost::unit_test::data::make(kRows), row) {
  Fields fields;
  read_hl7v2_paths({row.text, ""}, KeyFilter(test::example_catalog()), fields);
  std::string found;
  for (const Field& field : fields.all()) {
    BOOST_TEST(row.text.substr(field.begin, field.end - field.begin) == field.value);
    found += field.name + "=" + std::string(field.value);
    found += field.subject == Subject::provider ? "!;" : ";";
  }
  BOOST_TEST(found == row.fields);
}

BOOST_AUTO_TEST_CASE(are_looked_for_where_a_patient_s_are) {
  BOOST_TEST(hl7v2_paths_wanted({"\"PID.5\"", ""}, {}));
  BOOST_TEST(!hl7v2_paths_wanted({"PID|5", ""}, {}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
