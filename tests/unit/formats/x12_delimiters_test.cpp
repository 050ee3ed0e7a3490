#include "auditor/formats/x12_delimiters.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

namespace phiward::x12 {
namespace {

// What stands before and behind the first 103 bytes of an ISA segment with * for its separator.
struct Row {
  std::string_view before;
  std::string_view behind;
  std::string_view delimiters;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.behind; }

const Row kRows[] = {
    {"", "*:~GS*", "*~"},
    {"", "*>\nGS*", "* "},
    {"", "*<\r\nGS*", "* "},
    {"", "*:'GS*", "*'"},
    {"", "*\\'GS*", "*'"},
    {"", "*:", "* "},
    {"x = '", "*:'", "* "},
    {"x = \"", "*:~\" +", "*~"},
    {"x = \"", "*:\" +", "* "},
    {"x = \"", "*:\\n\"", "* "},
    {"<x>", "*:</x>", "* "},
    {"<x>", "*:&#xA;", "* "},
    {"", "*:XGS", ""},
    {"", "*::", "*:"},
    {"", "*:*", ""},
    {"", "**~", "*~"},
    {"", "*A~", ""},
    {"", "", ""},
};

BOOST_AUTO_TEST_SUITE(x12_delimiters)

std::string found_in(std::string_view text) {
  std::string found;
  for (const Header& header : headers_in(text)) {
    const char terminator = header.delimiters.terminator;
    found += {header.delimiters.element, terminator == '\0' ? ' ' : terminator};
  }
  return found;
}

BOOST_DATA_TEST_CASE(come_from_each_header, boost::unit_test::data::make(kRows), row) {
  const std::string isa =
      "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       "
      "*260101*1200*^*00501*000000001*0*P";
  BOOST_TEST(found_in(std::string(row.before) + isa + std::string(row.behind)) == row.delimiters);
}

BOOST_AUTO_TEST_CASE(may_reach_over_literals) {
  BOOST_TEST(found_in("s = \"ISA*00*          *00*          *ZZ*SENDER         *ZZ*\"\n"
                      "    + \"RECEIVER       *260101*1200*^*00501*000000001*0*P*:~\";") == "*~");
}

BOOST_AUTO_TEST_CASE(what_is_no_header_is_not_read) {
  for (const std::string_view text : {"VISA", "ISA*", "ISA|00|", "ISA 00 x", "ISABEL*00*", "ISA"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(found_in(text) == ""); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::x12
