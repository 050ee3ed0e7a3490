#include "auditor/formats/hl7v2.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "auditor/formats/hl7v2_loci.hpp"
#include "tests/unit/formats/example_catalog.hpp"

namespace phiward {
namespace {

// "PID-3 mrn=ID7; …" for each field: name, identifier, value.
std::string read(std::string_view text) {
  Fields fields;
  read_hl7v2({text, ""}, KeyFilter(test::example_catalog()), fields);
  std::string result;
  for (const Field& field : fields.all()) {
    BOOST_TEST(text.substr(field.begin, field.end - field.begin) == field.value);
    BOOST_REQUIRE(field.identifier.has_value());
    result += field.name + " " + std::string(to_string(*field.identifier)) + "=" +
              std::string(field.value) + ";";
  }
  return result;
}

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"an id and its type", "PID|1||ID7^^^HOSP^MR\r", "PID-3 mrn=ID7;"},
    {"ids of several types", "PID|||ID7^^^H^MR~S8^^^H^SS~L9^^^H^DL~N^^^H^MR\n",
     "PID-3 mrn=ID7;PID-3 ssn=S8;PID-3 license=L9;"},
    {"an id of unknown type", "PID|||ID7\n", "PID-3 mrn=ID7;"},
    {"a name", "PID|||||Fff^Ggg^Mmm^Jr\n", "PID-5 name=Fff^Ggg^Mmm;"},
    {"a name without middle", "PID|||||Fff^Ggg^^^Dr\n", "PID-5 name=Fff^Ggg;"},
    {"a family name in parts", "PID|||||Fff&von^Ggg^Mmm\n", "PID-5 name=Fff;PID-5 name=Ggg;"},
    {"a date and time", "PID|||||||yyyymmddHHMM\n", "PID-7 date=yyyymmdd;"},
    {"an address", "PID|||||||||||N Www^^Town^ST^ZIPCO\n",
     "PID-11 address=N Www;PID-11 address=Town;PID-11 zip=ZIPCO;"},
    {"phones and email", "PID|||||||||||||TEL1^^^a@b~TEL2\n",
     "PID-13 phone=TEL1;PID-13 email=a@b;PID-13 phone=TEL2;"},
    {"the field numbers up to 19", "PID||||||||||||||||||ACC1|SSN1\n",
     "PID-18 account=ACC1;PID-19 ssn=SSN1;"},
    {"a deleted value", "PID|||\"\"\n", ""},
    {"a Java literal", "String m = \"PID|1||ID7|||||\\r\" +", "PID-3 mrn=ID7;"},
    {"one literal of several segments", "\"MSH|^~\\\\&|A\\rPID|1||ID7\\rNK1|1|Fff^Ggg\\n\"",
     "PID-3 mrn=ID7;NK1-2 name=Fff^Ggg;"},
    {"a single-quoted literal", "x = 'PID|1||ID7'; y = 'PID|1||ID8'",
     "PID-3 mrn=ID7;PID-3 mrn=ID8;"},
    {"an apostrophe in a name", "PID|||||O'Fff^Ggg\n", "PID-5 name=O'Fff^Ggg;"},
    {"HL7's own escapes", "PID|||||Fff\\T\\Sons^Ggg\n", "PID-5 name=Fff\\T\\Sons^Ggg;"},
    {"an XML element", "<msg>PID|1||ID7</msg>", "PID-3 mrn=ID7;"},
    {"a name that only ends like a segment", "RAPID|1||ID7\n", ""},
    {"other tables with bars", "a|b|c|ID7\n", ""},
    {"nothing", "", ""},
    {"a segment without fields", "PID|", ""},
};

BOOST_AUTO_TEST_SUITE(hl7v2_reader)

BOOST_DATA_TEST_CASE(gives_the_value_of_each_locus, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_CASE(segments_of_one_patient_are_one_record) {
  const std::string_view text = "MSH|^~\\&\nPID|||ID1\nNK1||Fff\nMSH|^~\\&\nPID|||ID2\n";
  Fields fields;
  read_hl7v2({text, ""}, KeyFilter(test::example_catalog()), fields);
  BOOST_REQUIRE(fields.all().size() == 3);
  BOOST_TEST(fields.all()[0].record == fields.all()[1].record);
  BOOST_TEST(fields.all()[1].record != fields.all()[2].record);
}

BOOST_AUTO_TEST_CASE(staff_are_providers) {
  const std::string_view text = "PV1|||||||99^Fff^Ggg\n";
  Fields fields;
  read_hl7v2({text, ""}, KeyFilter(test::example_catalog()), fields);
  BOOST_REQUIRE(fields.all().size() == 1);
  BOOST_TEST(fields.all()[0].value == "Fff^Ggg");
  BOOST_TEST((fields.all()[0].subject == Subject::provider));
}

BOOST_AUTO_TEST_CASE(is_wanted_where_messages_are) {
  const Hit hit;
  BOOST_TEST(hl7v2_wanted({"MSH|^~\\&|", ""}, {}));
  BOOST_TEST(hl7v2_wanted({"", "adt.hl7"}, {}));
  BOOST_TEST(hl7v2_wanted({"x = \"PID|1\"", "a.py"}, {&hit, 1}));
  BOOST_TEST(!hl7v2_wanted({"x = \"PID|1\"", "a.py"}, {}));
  BOOST_TEST(!hl7v2_wanted({"x = 1", "a.py"}, {&hit, 1}));
}

BOOST_AUTO_TEST_CASE(every_locus_is_listed_once) {
  for (const char* segment : {"ACC", "GT1", "IN1", "IN2", "MRG", "NK1", "PID", "PV1"}) {
    const auto loci = hl7v2::loci_of(segment);
    BOOST_TEST(!loci.empty());
    for (std::size_t i = 1; i < loci.size(); ++i) {
      BOOST_TEST_CONTEXT(segment) { BOOST_TEST(loci[i - 1].field < loci[i].field); }
    }
  }
  BOOST_TEST(hl7v2::loci_of("OBX").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
