#include "auditor/formats/hl7v2_delimiters.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

namespace phiward::hl7v2 {
namespace {

struct Row {
  std::string_view text;
  std::string_view delimiters;  // of each header: field, component, repetition, escape, sub
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const Row kRows[] = {
    {"MSH|^~\\&|A", "|^~\\& "},
    {"MSH|^~\\\\&|A", "|^~\\& "},
    {"MSH|^~\\\\\\\\&|A", "|^~\\& "},
    {"MSH|^~\\&amp;|A", "|^~\\& "},
    {"MSH|^~\\\\\\u0026|A", "|^~\\& "},
    {"MSH|^~\\&#|A", "|^~\\& "},
    {"MSH$%~\\&$A", "$%~\\& "},
    {"MSH|^~|A", "|^~\\& "},
    {"MSH|^~\\&\nPID|", "|^~\\& "},
    {"\"MSH|^~\\&|\" MSH#!~\\&#", "|^~\\& #!~\\& "},
    {"msh|^~\\&|A", "|^~\\& "},
    {"MSH-9 and MSH-10", ""},
    {"MSH|1|2", ""},
    {"MSH|Message header|", ""},
    {"MSH|^", ""},
    {"MSH", ""},
    {"MSH ^~\\& ", ""},
    {"MSHAPE", ""},
};

BOOST_AUTO_TEST_SUITE(hl7v2_delimiters)

BOOST_DATA_TEST_CASE(come_from_each_header, boost::unit_test::data::make(kRows), row) {
  std::string found;
  for (const Header& header : headers_in(row.text)) {
    const Delimiters& d = header.delimiters;
    found += {d.field, d.component, d.repetition, d.escape, d.subcomponent, ' '};
  }
  BOOST_TEST(found == row.delimiters);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::hl7v2
