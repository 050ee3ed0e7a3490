#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "auditor/formats/tables/embedded.hpp"
#include "tests/unit/formats/field_list.hpp"

namespace phiward {
namespace {

std::string read(std::string_view text) { return test::field_list(read_embedded_tables, text); }

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view fields;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"one literal", R"(String s = "id,ssn,mrn\n1,v1,v2\n2,v3,v4\n";)",
     "column ssn patient ssn=v1;column mrn patient mrn=v2;column ssn patient ssn=v3;column mrn "
     "patient mrn=v4;"},
    {"a literal with CRLF escapes", R"(f("a", "id;ssn\r\n1;v1\r\n2;v2");)",
     "column ssn patient ssn=v1;column ssn patient ssn=v2;"},
    {"a literal a line", "\"id,ssn\\n\" +\n    \"1,v1\\n\" +\n    \"2,v2\\n\";",
     "column ssn patient ssn=v1;column ssn patient ssn=v2;"},
    {"two literals on a line", R"("id,ssn\n" + "1,v1\n" + "2,v2\n")",
     "column ssn patient ssn=v1;column ssn patient ssn=v2;"},
    {"quotes in a literal", R"("id,ssn\n1,\"v1\"\n")", "column ssn patient ssn=v1;"},
    {"other quotes in a literal", R"('id,"ssn"\n1,"v1"\n')", "column ssn patient ssn=v1;"},
    {"a here-document", "cat <<E\nid|ssn\n1|v1\n2|v2\nE\n3|v3\n",
     "column ssn patient ssn=v1;column ssn patient ssn=v2;"},
    {"a triple-quoted literal", "x = \"\"\"\nid\tssn\n1\tv1\n\"\"\"\n",
     "column ssn patient ssn=v1;"},
    {"rows of a list", "[\n  ['id', 'ssn'],\n  [1, 'v1'],\n  [2, 'v2'],\n]",
     "column ssn patient ssn=v1;column ssn patient ssn=v2;"},
    {"comments", "# id,ssn\n# 1,v1\n", "column ssn patient ssn=v1;"},
    {"parameters and arguments", "void f(int ssn, int mrn) {\n  g(ssn, mrn);\n}\n", ""},
    {"a header alone", R"("id,ssn,mrn\n")", ""},
    {"columns that tell nothing", R"("name,phone,city\nv1,v2,v3\n")", ""},
    {"nothing", "", ""},
};

BOOST_AUTO_TEST_SUITE(embedded_tables)

BOOST_DATA_TEST_CASE(gives_each_cell_under_its_header, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(read(row.text) == row.fields);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
