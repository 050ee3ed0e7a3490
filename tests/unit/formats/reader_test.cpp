#include "auditor/formats/reader.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/formats/example_catalog.hpp"

namespace phiward {
namespace {

constexpr std::string_view kTable = "id,ssn,mrn,\"a\"\"b\"\n1,v1,\"v2\nv3\",=\"v4\"\n";
constexpr std::string_view kMessage =
    "MSH|^~\\&|A|B\rPID|1||ID7^^^H^MR~S8^^^H^SS||Fff&x^Ggg||yyyymmdd\rNK1|1|Fff^Ggg\\rPID|'\"<\r";
constexpr std::string_view kJson =
    R"({"resourceType":"Patient","meta":{"tag":[{"code":"x"}]},"identifier":[{"value":"I",
    "type":{"coding":[{"code":"MR"}]}}],"name":[{"family":"Fff","given":["Ggg"]}],"contained":[
    {"resourceType":"Device","patient":{"reference":"Patient/1","display":"Fff"}}]})";
constexpr std::string_view kLiteral =
    R"(s = "{\"resourceType\":\"Patient\",\"birthDate\":\"d\\n1\"}";)";
constexpr std::string_view kXml =
    R"(<?xml version="1.0"?><!-- x --><Patient xmlns="http://hl7.org/fhir"><name><family value="F"/>
    </name></Patient><x xmlns="urn:hl7-org:v3"><patientRole><id root="1" extension="I"/><telecom
    value="tel:P"/><patient><name>Ggg &amp; Fff</name></patient></patientRole></x>)";

constexpr std::string_view kInterchange =
    "ISA*00*          *00*          *ZZ*A              *ZZ*B              *260101*1200*^*00501*1*0"
    "*P*:~HL*2*1*22~NM1*IL*1*Fff*Ggg****MI*I~N3*Www~DMG*D8*yyyymmdd~PER*IC**TE*T~CLM*A~DTP*472*D8*"
    "yyyymmdd~\r\nREF*SY*S~\\nINS*Y";
constexpr std::string_view kStatements =
    "CREATE TABLE `t` (a int, ssn text, KEY `k` (a));INSERT INTO t VALUES "
    "(1,'v''1'),(2,f('v\\'2'));"
    "x(\"INSERT INTO [t] (ssn) \" +\n\"VALUES (\\\"v3\\\")\");UPDATE t SET ssn = N'v4' /* x */ "
    "WHERE mrn = 5;COPY t (a, ssn) FROM stdin; -- x\n1\tv6\n2\t\\N\n\\.\n";

void read_all(std::string_view text) {
  static const KeyFilter keys(test::example_catalog());
  const Document document{text, "a.csv"};
  const Hit hit;
  Fields fields;
  for (const Reader& reader : readers()) {
    static_cast<void>(reader.wanted(document, {&hit, 1}));
    reader.read(document, keys, fields);
  }
  for (const Field& field : fields.all()) {
    BOOST_REQUIRE_LE(field.begin, field.end);
    BOOST_REQUIRE_LE(field.end, text.size());
    // A value in pieces is kept by the reader.
    const bool in_one_piece = field.value.data() == text.data() + field.begin;
    BOOST_REQUIRE(!in_one_piece || field.value.size() == field.end - field.begin);
  }
}

BOOST_AUTO_TEST_SUITE(reader)

BOOST_AUTO_TEST_CASE(the_readers_that_want_a_document_read_it) {
  const FieldReader reader(test::example_catalog());
  BOOST_TEST(reader.read({kTable, "a.csv"}, {}).all().size() == 2);
  BOOST_TEST(reader.read({kMessage, "a"}, {}).all().size() > 4);
  BOOST_TEST(reader.read({kJson, "a"}, {}).all().size() == 4);
  BOOST_TEST(reader.read({kXml, "a"}, {}).all().size() == 4);
  BOOST_TEST(reader.read({kInterchange, "a"}, {}).all().size() == 8);
  BOOST_TEST(reader.read({kStatements, "a.sql"}, {}).all().size() == 6);
  BOOST_TEST(reader.read({"int main() {}\n", "a.c"}, {}).all().empty());
}

// A word that a reader asks for is one of its markers: those are all that is looked for.
BOOST_AUTO_TEST_CASE(readers_need_no_look_at_the_text_where_the_markers_are_known) {
  const std::span<const std::string_view> words = format_markers();
  Hit hit;
  std::mt19937_64 random(12);
  for (int round = 0; round < 3000; ++round) {
    hit.keyed = hit.common = random() % 2 == 0;
    std::string text(random() % 2 * 9000, ' ');
    for (std::size_t i = random() % 3; i > 0; --i) {
      text.append(words[random() % words.size()]).append(random() % 2, '1') += '\n';
    }
    std::vector<std::string_view> standing;
    std::ranges::copy_if(words, std::back_inserter(standing), [&](std::string_view word) {
      return text.find(word) != std::string::npos;
    });
    Document document{text, "a"};
    Document told = document;
    told.markers = standing;
    for (const Reader& reader : readers()) {
      for (const std::size_t hits : {0, 1}) {
        BOOST_TEST(reader.wanted(document, {&hit, hits}) == reader.wanted(told, {&hit, hits}),
                   reader.name << " with " << hits << " hits");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(cut_short_documents_do_no_harm) {
  for (const std::string_view text :
       {kTable, kMessage, kJson, kLiteral, kXml, kInterchange, kStatements}) {
    for (std::size_t size = 0; size <= text.size(); ++size) {
      read_all(text.substr(0, size));
      read_all(text.substr(size));
    }
  }
}

BOOST_AUTO_TEST_CASE(any_bytes_do_no_harm) {
  constexpr std::string_view kPieces[] = {"PID|",
                                          "ISA*00*",
                                          "*",
                                          "NM1*IL*1*",
                                          "REF*SY*",
                                          "*:~",
                                          "INSERT INTO t ",
                                          "(",
                                          ")",
                                          " VALUES ",
                                          "UPDATE t SET ",
                                          "COPY t ",
                                          " FROM stdin;",
                                          "CREATE TABLE t ",
                                          "''",
                                          "`",
                                          "--",
                                          "/*",
                                          ";",
                                          "[ssn]",
                                          "E'",
                                          "MSH|",
                                          "|",
                                          "^",
                                          "~",
                                          "&",
                                          "\"",
                                          "'",
                                          ",",
                                          "\n",
                                          "\r",
                                          "\\r",
                                          "\\",
                                          "ssn",
                                          "\t",
                                          "=\"",
                                          "{",
                                          "}",
                                          "[",
                                          "]",
                                          ":",
                                          "\"resourceType\":\"Patient\"",
                                          "\"name\"",
                                          "\"family\"",
                                          "\\\"",
                                          "<",
                                          ">",
                                          "</",
                                          "/>",
                                          "<Patient>",
                                          "<family value=\"",
                                          "<patientRole>",
                                          "<id ",
                                          "extension='",
                                          "<!--",
                                          "&amp;"};
  std::mt19937_64 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const std::size_t pieces = random() % 40;
    for (std::size_t i = 0; i < pieces; ++i) {
      if (random() % 3 == 0) {
        text.push_back(static_cast<char>(random()));
      } else {
        text += kPieces[random() % std::size(kPieces)];
      }
    }
    read_all(text);
  }
}

// A reader that is quadratic in the length of a line would need a quarter of an hour.
BOOST_AUTO_TEST_CASE(long_lines_are_read_in_linear_time, *boost::unit_test::timeout(60)) {
  constexpr std::size_t kSize = 1'000'000;
  for (const std::string_view piece : {"x",
                                       ",",
                                       "|",
                                       "PID|",
                                       "PID|a'PID|",
                                       "\"",
                                       "\"\"",
                                       "\"x,",
                                       "PID|||a~",
                                       "\\",
                                       "ssn,",
                                       "MSH|",
                                       "\"PID|||x\"",
                                       "ISA*",
                                       "ISA*00*",
                                       "*",
                                       "NM1*",
                                       "REF*SY*1",
                                       "NM1*IL*1*a~",
                                       "INSERT INTO t (",
                                       "INSERT INTO t (ssn) VALUES (",
                                       "insert ",
                                       "INSERT INTO t VALUES ('",
                                       "INSERT INTO t VALUES ('\\'",
                                       "insert \"",
                                       "INSERT INTO t (ssn) VALUES ('v'),",
                                       "UPDATE t SET a = 1,",
                                       "insert t /*",
                                       "UPDATE t SET ssn = 'v' ",
                                       "COPY t (a) FROM stdin;",
                                       "CREATE TABLE t (a",
                                       "\"insert t\" + ",
                                       "insert t --",
                                       "replace ",
                                       "COPY t (a) FROM stdin ",
                                       "insert t(1) values (\\",
                                       "insert `a` [",
                                       "''",
                                       "insert t set a=(",
                                       "{",
                                       "}",
                                       "[",
                                       "{\"a\":",
                                       "'",
                                       "'\\'",
                                       "\\\"",
                                       "{\"name\":\"x\"",
                                       "{\"resourceType\":\"Patient\",\"name\":{\"family\":\"F\",",
                                       "<",
                                       "<a ",
                                       "<a x='",
                                       "</a>",
                                       "<a></b>",
                                       "<!--",
                                       "<?",
                                       "<a x=\\",
                                       "<Patient><name><family value='F'>",
                                       "&",
                                       "<patientRole><id extension='I'>"}) {
    BOOST_TEST_CONTEXT(piece) {
      std::string text;
      while (text.size() < kSize) text += piece;
      read_all(text);
    }
  }
}

BOOST_AUTO_TEST_CASE(large_documents_are_read_in_linear_time, *boost::unit_test::timeout(60)) {
  constexpr std::size_t kSize = 10'000'000;
  for (const std::string_view piece : {kJson, kXml}) {
    std::string text;
    while (text.size() < kSize) text += piece;
    read_all(text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
