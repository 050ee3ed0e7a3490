// What the X12 and SQL readers are for: with the rules in force, values that stand in rows and
// segments block, and those of providers do not.
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "auditor/formats/reader.hpp"
#include "rules/catalog.hpp"
#include "rules/judge.hpp"
#include "rules/line_matcher.hpp"
#include "rules/specimens.hpp"

namespace phiward {
namespace {

struct Engine {
  Catalog catalog = Catalog::load();
  LineMatcher matcher{catalog};
  FieldReader reader{catalog};
  Judge judge{catalog, Thresholds{}, [](Identifier, std::string_view) { return std::string(); }};
};

// The fields of the findings that block, in order: "column ssn;column dob;"
std::string blocked(std::string_view path, std::string_view form, std::uint64_t seed) {
  static const Engine engine;
  const std::string text = Specimens(seed).fill(form);
  const Document document{text, path};
  const auto hits = engine.matcher.match(text);
  const Fields fields = engine.reader.read(document, hits);
  std::string result;
  for (const Finding& finding : engine.judge.judge(document, hits, fields.all())) {
    if (finding.outcome == Outcome::block) result += finding.field + ";";
  }
  return result;
}

struct Row {
  std::string_view path;
  std::string_view text;
  std::string_view blocked;
};

const Row kRows[] = {
    {"a.sql",
     "INSERT INTO patients (id, last_name, dob, ssn, mrn, member_id) VALUES\n"
     "(1, '{{last_name}}', '{{dob_iso}}', '{{ssn_undashed}}', '{{mrn}}', '{{member_id}}');",
     "column last_name;column dob;column ssn;column mrn;column member_id;"},
    {"a.sql",
     "INSERT INTO providers (npi, first_name, last_name, phone, provider_name) VALUES\n"
     "('{{npi}}', '{{first_name}}', '{{last_name}}', '{{phone}}', '{{full_name}}');",
     ""},
    {"a.sql",
     "COPY public.claims (id, provider_name, npi, member_id, ssn) FROM stdin;\n"
     "7\t{{full_name}}\t{{npi}}\t{{member_id}}\t{{ssn_undashed}}\n\\.\n",
     "column member_id;column ssn;"},
    {"a.py",
     "cur.execute(\"INSERT INTO patients (ssn, last_name) \"\n"
     "            \"VALUES ('{{ssn_undashed}}', '{{last_name}}')\")\n",
     "column ssn;column last_name;"},
    {"a.java", "jdbc.update(\"UPDATE patient SET ssn = '{{ssn_undashed}}' WHERE id = 7\");",
     "column ssn;"},
    {"a.edi",
     "NM1*IL*1*{{last_name}}*{{first_name}}*A***MI*{{member_id}}~N3*{{street}}~"
     "DMG*D8*{{dob_hl7}}*F~REF*SY*{{ssn_undashed}}~CLM*PT-{{mrn}}*100~",
     "NM103 (IL);NM109 (IL);N301 (IL);DMG02;REF02 (SY);CLM01;"},
    {"a.edi",
     "NM1*85*1*{{last_name}}*{{first_name}}****XX*{{npi}}~N3*{{street}}~PER*IC**TE*{{phone_digits}}"
     "~",
     ""},
    {"a.java", "String s = \"NM1*QC*1*{{last_name}}*{{first_name}}~REF*EA*{{mrn}}~\";",
     "NM103 (QC);REF02 (EA);"},
};

BOOST_AUTO_TEST_SUITE(rows_and_segments)

BOOST_AUTO_TEST_CASE(values_of_patients_block_and_those_of_providers_do_not) {
  for (const Row& row : kRows) {
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
      BOOST_TEST_CONTEXT(row.text << ", seed " << seed) {
        BOOST_TEST(blocked(row.path, row.text, seed) == row.blocked);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
