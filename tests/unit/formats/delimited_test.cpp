#include "auditor/formats/delimited.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "auditor/formats/row_reader.hpp"
#include "tests/unit/formats/example_catalog.hpp"

namespace phiward {
namespace {

// "column ssn=v1@2; …" for each field: name, value, record.
std::string read(std::string_view path, std::string_view text) {
  const Document document{text, path};
  if (!delimited_wanted(document, {})) return "not wanted";
  Fields fields;
  read_delimited(document, KeyFilter(test::example_catalog()), fields);
  std::string result;
  for (const Field& field : fields.all()) {
    BOOST_TEST(text.substr(field.begin, field.end - field.begin) == field.value);
    result +=
        field.name + "=" + std::string(field.value) + "@" + std::to_string(field.record) + ";";
  }
  return result;
}

struct Row {
  std::string_view name;
  std::string_view path;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"a CSV file", "a.csv", "id,ssn,mrn\n1,v1,v2\n2,v3,v4\n",
     "column ssn=v1@1;column mrn=v2@1;column ssn=v3@2;column mrn=v4@2;"},
    {"columns no rule wants", "a.csv", "id,weight\n1,2\n", ""},
    {"a single column", "a.CSV", "ssn\nv1\nv2\n", "column ssn=v1@1;column ssn=v2@2;"},
    {"tabs", "a.tsv", "id\tssn\n1\tv1\n", "column ssn=v1@1;"},
    {"bars, by looks", "a.txt", "id|ssn|mrn\n1|v1|v2\n", "column ssn=v1@1;column mrn=v2@1;"},
    {"semicolons, by looks", "export", "id;ssn;note\n1;v1;a,b\n", "column ssn=v1@1;"},
    {"a Markdown table", "README.md", "| id | SSN |\n|----|-----|\n| 1 | v1 |\n",
     "column SSN=-----@1;column SSN=v1@2;"},
    {"a message without a path", "", "\nid,ssn,mrn\n1,v1,v2\n", "column ssn=v1@1;column mrn=v2@1;"},
    {"quoted headers", "a.csv", "\"id\",\"Date of Birth\"\n1,\"v1\"\n",
     "column Date of Birth=v1@1;"},
    {"a short row", "a.csv", "id,mrn,ssn\n1,v1\n", "column mrn=v1@1;"},
    {"empty cells", "a.csv", "id,mrn,ssn\n1,,v1\n", "column ssn=v1@1;"},
    {"a header that could be a value", "a.csv", "id,mrn 777\n1,v1\n", "column 2=v1@1;"},
    {"a header with control bytes", "a.csv", "id,ssn\x1b[0m\n1,v1\n", "column ssn\\x1B[0m=v1@1;"},
    {"titles before the header", "a.csv", "Report ssn\nmade, today\n\nid,ssn,mrn\n1,v1,v2\n",
     "column ssn=v1@1;column mrn=v2@1;"},
    {"comments before the header", "a.csv", "# a, b\n# c\nid,ssn,mrn\n1,v1,v2\n1,v3,v4\n",
     "column ssn=v1@1;column mrn=v2@1;column ssn=v3@2;column mrn=v4@2;"},
    {"a header behind a hash", "a.csv", "#id,ssn\n1,v1\n", "column ssn=v1@1;"},
    {"a delimiter that spreadsheets are told", "a.csv", "sep=;\nid;ssn\n1;v1,2\n",
     "column ssn=v1,2@1;"},
    {"commas in the cells of another delimiter", "a.csv", "ssn;a,b,c\nv1;d,e,f\n",
     "column ssn=v1@1;"},
    {"a remark between rows", "a.csv", "id,ssn,mrn\n1,v1,v2\nsecond page\n1,v3,v4\n",
     "column ssn=v1@1;column mrn=v2@1;column ssn=v3@2;column mrn=v4@2;"},
    {"a doubled quote", "a.csv", "id,ssn\n1,\"O\"\"xyz\"\n", "column ssn=xyz@1;"},
    {"prose with commas", "a.txt", "Dear ssn, mrn, and all\nthis is\nno table\n", "not wanted"},
    {"source code", "a.py", "import ssn, mrn, os\n\nprint(ssn)\n", "not wanted"},
    {"a header by looks needs letters", "a.txt", "1,2,3\nssn,mrn,x\n", ""},
    {"a header by looks needs three columns", "a.txt", "ssn,mrn\n1,2\n", "not wanted"},
    {"a header alone, by looks", "a.txt", "id,ssn,mrn\n", "not wanted"},
    {"an empty file", "a.csv", "", ""},
    {"an empty file, by looks", "a.txt", "", "not wanted"},
};

BOOST_AUTO_TEST_SUITE(delimited)

BOOST_DATA_TEST_CASE(gives_each_cell_under_a_wanted_header, boost::unit_test::data::make(kRows),
                     row) {
  BOOST_TEST(read(row.path, row.text) == row.fields);
}

BOOST_AUTO_TEST_CASE(a_table_by_looks_may_have_one_ragged_row_in_five) {
  BOOST_TEST(read("a.txt", "id,ssn,c\n1,v1,3\n1,v2,3\n1,v3,3\n1,v4,3\nragged\n") ==
             "column ssn=v1@1;column ssn=v2@2;column ssn=v3@3;column ssn=v4@4;");
  BOOST_TEST(read("a.txt", "id,ssn,c\n1,v1,3\n1,v2,3\n1,v3,3\nragged\n") == "");
}

BOOST_AUTO_TEST_CASE(long_cells_are_left_to_the_line_matcher) {
  const std::string prose(257, 'x');
  BOOST_TEST(read("a.csv", "id,ssn\n1," + prose + "\n2,v2\n") == "column ssn=v2@2;");
}

BOOST_AUTO_TEST_CASE(a_header_wider_than_what_is_read_says_so) {
  const std::string text = std::string(RowReader::kMostCells, ',') + "ssn\n";
  Fields fields;
  read_delimited({text, "a.csv"}, KeyFilter(test::example_catalog()), fields);
  BOOST_TEST(fields.cut_off());
}

BOOST_AUTO_TEST_CASE(more_cells_than_are_kept_say_so) {
  std::string text = "ssn\n";
  for (std::size_t i = 0; i <= Fields::kMost; ++i) text += "v\n";
  Fields fields;
  read_delimited({text, "a.csv"}, KeyFilter(test::example_catalog()), fields);
  BOOST_TEST(fields.cut_off());
  BOOST_TEST(fields.all().size() == Fields::kMost);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
