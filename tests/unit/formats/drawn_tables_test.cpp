#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "auditor/formats/tables/drawn.hpp"
#include "tests/unit/formats/field_list.hpp"

namespace phiward {
namespace {

std::string read(std::string_view text) { return test::field_list(read_drawn_tables, text); }

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"Markdown", "x\n| id | ssn |\n|---:|-----|\n| 1 | v1 |\n| 2 | **v2** |\n\n| 3 | v3 |",
     "column ssn patient ssn=v1;column ssn patient ssn=v2;"},
    {"Markdown without outer bars", "id | ssn\n---|---\n1 | v1\n\ntext | x",
     "column ssn patient ssn=v1;"},
    {"Gherkin", "  Given x\n    | id | ssn |\n    | 1  | v1  |\n    | 2  | v2  |\n",
     "column ssn patient ssn=v1;column ssn patient ssn=v2;"},
    {"psql", " id | ssn \n----+-----\n  1 | v1\n(1 row)\n 2 | v2", "column ssn patient ssn=v1;"},
    {"psql, expanded", "-[ RECORD 1 ]\nid  | 1\nssn | v1\nmrn | v2\n",
     "column ssn patient ssn=v1;column mrn patient mrn=v2;"},
    {"mysql", "+----+-----+\n| id | ssn |\n+----+-----+\n|  1 | v1  |\n+----+-----+\n",
     "column ssn patient ssn=v1;"},
    {"a grid with rules between its rows",
     "+--+---+\n|id|ssn|\n+==+===+\n|1 |v1 |\n+--+---+\n|2 |v2 |\n+--+---+",
     "column ssn patient ssn=v1;column ssn patient ssn=v2;"},
    {"reStructuredText", "==  ====\nid  ssn\n==  ====\n1   v1\n2   v2\n==  ====\n3   v3",
     "column ssn patient ssn=v1;column ssn patient ssn=v2;"},
    {"columns under dashes", "id   ssn\n---- ------\n1    v1\n2    v2\n\n3    v3",
     "column ssn patient ssn=v1;column ssn patient ssn=v2;"},
    {"names in one column, values in the next",
     "| Field | Value |\n|---|---|\n| ssn | v1 |\n| mrn | v2 |",
     "column ssn patient ssn=v1;column mrn patient mrn=v2;"},
    {"in a comment", "// | id | ssn |\n// |----|-----|\n// | 1  | v1  |\n",
     "column ssn patient ssn=v1;"},
    {"in a literal", R"(x = "| id | ssn |\n|---|---|\n| 1 | v1 |\n";)",
     "column ssn patient ssn=v1;"},
    {"columns no rule wants", "| id | w |\n|---|---|\n| 1 | 2 |", ""},
    {"operators of programs", "a = ssn || mrn\nb = x | ssn\n", ""},
    {"a heading", "ssn\n===\nmrn\n---\ntext\n", ""},
    {"nothing", "", ""},
};

BOOST_AUTO_TEST_SUITE(drawn_tables)

BOOST_DATA_TEST_CASE(gives_each_cell_under_its_header, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
