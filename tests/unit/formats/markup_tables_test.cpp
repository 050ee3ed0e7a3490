#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "auditor/formats/tables/markup.hpp"
#include "tests/unit/formats/field_list.hpp"

namespace phiward {
namespace {

std::string read(std::string_view text) { return test::field_list(read_markup_tables, text); }

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"a table", "<table><tr><th>id</th><th>ssn</th></tr><tr><td>1</td><td> v1 </td></tr></table>",
     "column ssn patient ssn=v1;"},
    {"a head and a body",
     "<table "
     "class='x'><thead><tr><td>ssn</td><td>mrn</td><td>x</td></tr></thead>\n<tbody><tr><td><b>v1</"
     "b></td><td><p>v2</p></td></tr></tbody></table>",
     "column ssn patient ssn=v1;column mrn patient mrn=v2;"},
    {"end tags left out", "<TABLE><TR><TH>id<TH>ssn<TR><TD>1<TD>v1</TABLE>",
     "column ssn patient ssn=v1;"},
    {"a header in each row",
     "<table><tr><th>ssn</th><td>v1</td></tr><tr><th>mrn</th><td>v2</td></tr></table>",
     "column ssn patient ssn=v1;column mrn patient mrn=v2;"},
    {"several headers in each row",
     "<table><tr><th>ssn</th><td>v1</td><th>mrn</th><td>v2</td></tr></table>",
     "column ssn patient ssn=v1;column mrn patient mrn=v2;"},
    {"a list of terms", "<dl><dt>ssn</dt><dd>v1</dd><dt>mrn</dt><dd>v2</dd></dl>",
     "column ssn patient ssn=v1;column mrn patient mrn=v2;"},
    {"a table in a table",
     "<table><tr><td><table><tr><th>id</th><th>ssn</th></tr><tr><td>1</td><td>v1</td></tr></"
     "table></td></tr></table>",
     "column ssn patient ssn=v1;"},
    {"a narrative of a clinical document",
     "<text><table><thead><tr><th>ssn</th><th>w</th></tr></thead><tbody><tr><td><content "
     "ID=\"a\">v1</content></td><td/></tr></tbody></table></text>",
     "column ssn patient ssn=v1;"},
    {"a table in a literal",
     R"("<table><tr><th class=\"a\">id</th><th>ssn</th></tr><tr><td>1</td><td>v1</td></tr>")",
     "column ssn patient ssn=v1;"},
    {"columns no rule wants",
     "<table><tr><th>id</th><th>w</th></tr><tr><td>1</td><td>v1</td></tr></table>", ""},
    {"cells without a table", "<td>ssn</td><td>v1</td>", ""},
    {"nothing", "", ""},
};

BOOST_AUTO_TEST_SUITE(markup_tables)

BOOST_DATA_TEST_CASE(gives_each_cell_under_its_header, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
