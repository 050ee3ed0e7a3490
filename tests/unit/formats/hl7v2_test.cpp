#include "auditor/formats/hl7v2.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "auditor/formats/hl7v2_loci.hpp"
#include "auditor/formats/spoken_segment.hpp"
#include "tests/unit/formats/example_catalog.hpp"

namespace phiward {
namespace {

// "PID-3 mrn=ID7; …" for each field: name, identifier, value; ! marks a provider's.
std::string read(std::string_view text) {
  Fields fields;
  read_hl7v2({text, ""}, KeyFilter(test::example_catalog()), fields);
  std::string result;
  for (const Field& field : fields.all()) {
    const std::string what = field.identifier ? std::string(to_string(*field.identifier))
                                              : std::string("key ") + field.key;
    result += field.name + " " + what + "=" + std::string(field.value);
    if (field.subject == Subject::provider) result += "!";
    result += ";";
  }
  return result;
}

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kLoci[] = {
    {"an id and its type", "PID|1||ID7^^^HOSP^MR\r", "PID-3 mrn=ID7;"},
    {"ids of several types", "PID|||ID7^^^H^MR~S8^^^H^SS~L9^^^H^DL~N^^^H^MR\n",
     "PID-3 mrn=ID7;PID-3 ssn=S8;PID-3 license=L9;"},
    {"an id of unknown type", "PID|||ID7\n", "PID-3 mrn=ID7;"},
    {"an id by the authority that gave it", "PID|||S8^^^SSA~S9^^^X&2.16.840.1.113883.4.1&ISO\n",
     "PID-3 ssn=S8;PID-3 ssn=S9;"},
    {"an SSN for an id", "PID|||ddd-dd-1111\n", "PID-3 ssn=ddd-dd-1111;"},
    {"an organisation's id", "NK1||||||||||||E5^^^X^NPI\n", ""},
    {"a name", "PID|||||Fff^Ggg^Mmm^Jr\n", "PID-5 name=Fff^Ggg^Mmm;"},
    {"several names", "PID|||||Fff^Ggg~Hhh^Iii\n", "PID-5 name=Fff^Ggg;PID-5 name=Hhh^Iii;"},
    {"a name without middle", "PID|||||Fff^Ggg^^^Dr\n", "PID-5 name=Fff^Ggg;"},
    {"a given name alone", "PID|||||^Ggg^\n", "PID-5 name=Ggg;"},
    {"a family name in parts", "PID|||||Fff&von&Eee&&Sss^Ggg^Mmm\n",
     "PID-5 name=Fff;PID-5 name=Eee;PID-5 name=Sss;PID-5 name=Ggg;PID-5 name=Mmm;"},
    {"a date", "PID|||||||yyyymmdd\n", "PID-7 date=yyyymmdd;"},
    {"an address", "PID|||||||||||N Www^Aaa^Ttt^ST^ZIPCO^US^H^^Ccc\n",
     "PID-11 address=N Www;PID-11 address=Aaa;PID-11 address=Ttt;PID-11 address=Ccc;"
     "PID-11 zip=ZIPCO;"},
    {"phones and email", "PID|||||||||||||TEL1^^^a@b~TEL2~c@d^NET\n",
     "PID-13 phone=TEL1;PID-13 email=a@b;PID-13 phone=TEL2;PID-13 email=c@d;"},
    {"a phone in parts", "PID|||||||||||||^PRN^PH^^1^AAA^NNN~^PRN^CP^^^^NNN~^^^^^^^^^^^UUU\n",
     "PID-13 phone=AAA^NNN;PID-13 phone=NNN;PID-13 phone=UUU;"},
    {"a fax", "PID|||||||||||||F1^^FX~^WPN^FX^^1^AAA^NNN\n", "PID-13 fax=F1;PID-13 fax=AAA^NNN;"},
    {"the field numbers up to 40",
     "PID||||||||||||||||||ACC1|SSN1|DL1^ST|||Pppp||||||"
     "yyyymmdd|||||||||||TEL\n",
     "PID-18 account=ACC1;PID-19 ssn=SSN1;PID-20 license=DL1;PID-23 address=Pppp;"
     "PID-29 date=yyyymmdd;PID-40 phone=TEL;"},
    {"a deleted value", "PID|||\"\"||\"\"^\"\"|\"\"|\"\"\n", ""},
    {"values behind a deleted one", "PID|||\"\"||Fff^Ggg\n", "PID-5 name=Fff^Ggg;"},
    {"insurance", "IN1|1|P|C|CO|Www^^Ttt|||GRP7||||||||Fff^Ggg|SPO|yyyymmdd\n",
     "IN1-5 address=Www!;IN1-5 address=Ttt!;IN1-8 health_plan=GRP7;IN1-16 name=Fff^Ggg;"
     "IN1-18 date=yyyymmdd;"},
    {"a merge", "MRG|ID1^^^H^MR|||ID4|V5||Fff^Ggg\n",
     "MRG-1 mrn=ID1;MRG-4 mrn=ID4;MRG-5 mrn=V5;MRG-7 name=Fff^Ggg;"},
    {"staff", "PV1|||||||D9^Fff^Ggg|E1^Hhh\n", "PV1-7 name=Fff^Ggg!;PV1-8 name=Hhh!;"},
    {"results that tell of a person",
     "OBX|1|XPN|1^Q||Fff^Ggg\nOBX|2|DT|1^Q||yyyymmdd\nOBX|3|CX|1^Q||ID7\nOBX|4|NM|1^Q||7\n",
     "OBX-5 name=Fff^Ggg;OBX-5 date=yyyymmdd;OBX-5 mrn=ID7;"},
    {"an age", "OBX|1|NM|1^Patient Age^LN||9N\nOBX|2|NM|1^Percentage^LN||9N\n", "OBX-5 age=9N;"},
    {"the patient's name in prose",
     "PID|||||Ffff^Ggg\nOBX|1|TX|1^Q||for FFFF, not Ffffe\nNTE|1||seen Ffff\n",
     "PID-5 name=Ffff^Ggg;OBX-5 name=FFFF;NTE-3 name=Ffff;"},
    {"times of an appointment", "SCH|1||||||||||^^^yyyymmdd^yyyymmdd\n",
     "SCH-11 date=yyyymmdd;SCH-11 date=yyyymmdd;"},
};

const Row kForms[] = {
    {"a Java literal", "String m = \"PID|1||ID7|||||\\r\" +", "PID-3 mrn=ID7;"},
    {"one literal of several segments", "\"MSH|^~\\\\&|A\\rPID|1||ID7\\rNK1|1|Fff^Ggg\\n\"",
     "PID-3 mrn=ID7;NK1-2 name=Fff^Ggg;"},
    {"every way to write a line end",
     "\"PID|||ID1\\nPID|||ID2\\r\\nPID|||ID3\\\\rPID|||ID4\\x0dPID|||ID5\\u000dPID|||ID6\\015\"\n"
     "<m>PID|||ID7&#13;PID|||ID8&#xD;PID|||ID9<CR>PID|||ID10</m>\n"
     "PID|||ID11\\X0D\\PID|||ID12",
     "PID-3 mrn=ID1;PID-3 mrn=ID2;PID-3 mrn=ID3;PID-3 mrn=ID4;PID-3 mrn=ID5;PID-3 mrn=ID6;"
     "PID-3 mrn=ID7;PID-3 mrn=ID8;PID-3 mrn=ID9;PID-3 mrn=ID10;PID-3 mrn=ID11;PID-3 mrn=ID12;"},
    {"literals put together", "m = \"PID|1||\" +\n    \"ID7^^^MR|\" + \"|Fff^Ggg\"; n = \"x\"",
     "PID-3 mrn=ID7;PID-5 name=Fff^Ggg;"},
    {"a variable between them", "m = \"PID|1||\" + id + \"^^^MR||Fff^Ggg\"", "PID-5 name=Fff^Ggg;"},
    {"Python's adjacent literals", "m = ('PID|1||'\n     'ID7^^^MR||Fff^Ggg')",
     "PID-3 mrn=ID7;PID-5 name=Fff^Ggg;"},
    {"arguments are segments of their own", "String.join(\"\\r\", \"PID|||ID7\", \"NK1||Fff^G\")",
     "PID-3 mrn=ID7;NK1-2 name=Fff^G;"},
    {"a string builder", "sb.append(\"PID|1||\").append(\"ID7\").append(\"||Fff^Ggg\");",
     "PID-3 mrn=ID7;PID-5 name=Fff^Ggg;"},
    {"a template", "const m = `MSH|^~\\\\&|A\nPID|1||ID7||O'Fff^Ggg`;",
     "PID-3 mrn=ID7;PID-5 name=O'Fff^Ggg;"},
    {"a text block", "m = \"\"\"\n    MSH|^~\\\\&|A\n    PID|1||ID7||\"\"|Fff^Ggg\"\"\";",
     "PID-3 mrn=ID7;PID-6 name=Fff^Ggg;"},
    {"a single-quoted literal", "x = 'PID|1||ID7'; y = 'PID|1||ID8'",
     "PID-3 mrn=ID7;PID-3 mrn=ID8;"},
    {"the quotation mark of a literal's later segments", "x = 'MSH|^~\\&|\\rPID|1||ID7'; y = 1 | 2",
     "PID-3 mrn=ID7;"},
    {"SQL doubles apostrophes", "VALUES ('PID|||ID7||O''Fff^Ggg')",
     "PID-3 mrn=ID7;PID-5 name=O'Fff^Ggg;"},
    {"JSON in a literal", "\"{\\\"m\\\":\\\"PID|||ID7\\\",\\\"n\\\":1}\"", "PID-3 mrn=ID7;"},
    {"ampersands as JSON and XML write them",
     "\"MSH|^~\\\\\\u0026|\\rPID|||||Fff\\u0026von^Ggg\"\n<m>MSH|^~\\&amp;|&#13;PID|||||Hhh&amp;"
     "von^Iii</m>",
     "PID-5 name=Fff;PID-5 name=Ggg;PID-5 name=Hhh;PID-5 name=Iii;"},
    {"a margin", "m = \"\"\"\n    |PID|||ID7^^^MR\n    |NK1||Fff^Ggg\n  \"\"\".stripMargin",
     "PID-3 mrn=ID7;NK1-2 name=Fff^Ggg;"},
    {"PowerShell", "$m = \"PID|||ID7`r`nNK1||Fff^Ggg`r\"", "PID-3 mrn=ID7;NK1-2 name=Fff^Ggg;"},
    {"system logs", "PID|||ID7^^^H^MR#015NK1||Fff^MMM|#015#012PID|||ID8[CR]PID|||ID9␍PID|||ID10",
     "PID-3 mrn=ID7;NK1-2 name=Fff^MMM;PID-3 mrn=ID8;PID-3 mrn=ID9;PID-3 mrn=ID10;"},
    {"Visual Basic", "m = \"PID|||ID7\" & vbCr & _\n    \"NK1||Fff^Ggg\"",
     "PID-3 mrn=ID7;NK1-2 name=Fff^Ggg;"},
    {"comments and logs",
     "  // PID|||ID1\n# PID|||ID2\n * PID|||ID3\n2024-03-05 12:00:01,123 INFO PID|||ID4\n",
     "PID-3 mrn=ID1;PID-3 mrn=ID2;PID-3 mrn=ID3;PID-3 mrn=ID4;"},
    {"MLLP frames", "\x0bMSH|^~\\&|A\rPID|||ID7\r\x1c\r", "PID-3 mrn=ID7;"},
    {"a batch", "FHS|^~\\&|\rBHS|^~\\&|\rMSH|^~\\&|\rPID|||ID7\rBTS|1\rFTS|1", "PID-3 mrn=ID7;"},
    {"CR, LF and CRLF in one file", "MSH|^~\\&|\rPID|||ID7\nNK1||Fff^G\r\nPV1|1\n",
     "PID-3 mrn=ID7;NK1-2 name=Fff^G;"},
    {"small letters inside a message", "msh|^~\\&|A\npid|||ID7\n", "PID-3 mrn=ID7;"},
    {"small letters elsewhere", "ps | grep -v pid|||ID7\n", ""},
    {"delimiters of the message", "MSH$%~\\&$A\nPID$$$ID7%%%H%MR$$Fff%Ggg\nPID|||ID8^^^H^MR\n",
     "PID-3 mrn=ID7;PID-5 name=Fff;PID-5 name=Ggg;PID-3 mrn=ID8;"},
    {"delimiters that change", "MSH#!~\\&#\rPID###ID7!!!H!MR\rMSH|^~\\&|\rPID|||ID8^^^H^MR\r",
     "PID-3 mrn=ID7;PID-3 mrn=ID8;"},
    {"prose sets no delimiters", "MSH-9 is the type. PID-3 too.\nPID|||ID7\n", "PID-3 mrn=ID7;"},
    {"an apostrophe in a name", "PID|||||O'Fff^Ggg\n", "PID-5 name=O'Fff^Ggg;"},
    {"an XML element", "<msg>PID|1||ID7</msg>", "PID-3 mrn=ID7;"},
    {"CDATA", "<m><![CDATA[PID|1||ID7]]></m>", "PID-3 mrn=ID7;"},
    {"a placeholder in angle brackets", "PID|1||<MRN>||Fff^Ggg", "PID-5 name=Fff^Ggg;"},
    {"a name that only ends like a segment", "RAPID|1||ID7\n", ""},
    {"a table of the standard", "|PID|3|CX1|\nPID|3|CX|Y|Patient Name|Fff\n^PID|||ID7", ""},
    {"a segment of the site's own", "MSH|^~\\&|\rZPI|1|Fff^Ggg^Q|a b|Hhh^Iii^MD\r",
     "ZPI-2 key hl7 local name=Fff^Ggg^Q;ZPI-4 key hl7 local name=Hhh^Iii^MD!;"},
    {"other tables with bars", "a|b|c|ID7\n", ""},
    {"nothing", "", ""},
    {"a segment without fields", "PID|", ""},
};

// A value that literals or escapes break: all of it is judged, the longest piece is shown.
struct BrokenRow {
  std::string_view text;
  std::string_view value;
  std::string_view piece;
};

std::ostream& operator<<(std::ostream& out, const BrokenRow& row) { return out << row.text; }

const BrokenRow kBroken[] = {
    {"m = \"PID|1||ID\" +\n  \"789|\";", "ID789", "789"},
    {"PID|||||Fff\\T\\Ssss^Ggg\n", "Fff Ssss^Ggg", "Ssss^Ggg"},
    {"'PID|||||O\\'Ffff^Ggg'", "O'Ffff^Ggg", "Ffff^Ggg"},
    {"<m>PID|||||O&apos;Ffff^Ggg</m>", "O'Ffff^Ggg", "Ffff^Ggg"},
};

BOOST_AUTO_TEST_SUITE(hl7v2_reader)

BOOST_DATA_TEST_CASE(gives_the_value_of_each_locus, boost::unit_test::data::make(kLoci), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_DATA_TEST_CASE(reads_messages_however_they_are_written, boost::unit_test::data::make(kForms),
                     row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_DATA_TEST_CASE(broken_values_are_put_together, boost::unit_test::data::make(kBroken), row) {
  Fields fields;
  read_hl7v2({row.text, ""}, KeyFilter(test::example_catalog()), fields);
  BOOST_REQUIRE(fields.all().size() == 1);
  const Field& field = fields.all().front();
  BOOST_TEST(field.value == row.value);
  BOOST_TEST(row.text.substr(field.begin, field.end - field.begin) == row.piece);
}

BOOST_AUTO_TEST_CASE(what_is_left_out_of_a_long_field_is_told) {
  const std::string long_value(SpokenSegment::kLongestField + 1, 'x');
  for (const bool told : {true, false}) {
    const std::string text = (told ? "PID|||" : "OBX|1|ED|||") + long_value + "|";
    Fields fields;
    read_hl7v2({text, ""}, KeyFilter(test::example_catalog()), fields);
    BOOST_TEST(fields.cut_off() == told);
  }
}

BOOST_AUTO_TEST_CASE(times_belong_to_their_days) {
  for (const std::string_view stamp : {"19YYMMDD", "19YYMMDD1030", "19YYMMDD103055",
                                       "19YYMMDD1030+0500", "19YYMMDD103055.123-0500"}) {
    std::string value(stamp);
    for (char& c : value) c = c >= 'A' ? '1' : c;  // no date stands in this file
    BOOST_TEST(read("PID|||||||" + value + "^D|") == "PID-7 date=" + value + ";PID-7 date=D;");
  }
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
  BOOST_TEST(hl7v2_wanted({"x = \"PID|1\"", "a.py"}, {}));
  BOOST_TEST(hl7v2_wanted({"\x0bMSH$%~\\&$", ""}, {}));
  BOOST_TEST(hl7v2_wanted({"x = \"NK1|1\"", "a.py"}, {&hit, 1}));
  BOOST_TEST(!hl7v2_wanted({"x = \"NK1|1\"", "a.py"}, {}));
  BOOST_TEST(!hl7v2_wanted({"x = 1", "a.py"}, {&hit, 1}));
  BOOST_TEST(!hl7v2_wanted({"PIDFILE=x", ""}, {}));
}

BOOST_AUTO_TEST_CASE(every_locus_is_listed_once) {
  for (const char* segment : {"ACC", "GT1", "IN1", "IN2", "MRG", "NK1", "OBX", "PID", "PV1"}) {
    const auto loci = hl7v2::loci_of(segment);
    BOOST_TEST(!loci.empty());
    for (std::size_t i = 1; i < loci.size(); ++i) {
      BOOST_TEST_CONTEXT(segment) { BOOST_TEST(loci[i - 1].field < loci[i].field); }
    }
  }
  BOOST_TEST(hl7v2::loci_of("MSH").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
