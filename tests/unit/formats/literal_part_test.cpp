#include "auditor/formats/literal_part.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string_view>

namespace phiward {
namespace {

struct Row {
  std::string_view raw;
  std::string_view part;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.raw; }

const Row kRows[] = {
    {"", ""},
    {" plain text ", "plain text"},
    {R"(Fff\u00e9ggggg)", "ggggg"},
    {R"(Fff\\u00e9ggggg)", "ggggg"},
    {R"(long line\nb)", "long line"},
    {R"(\")", ""},
    {R"(\u00)", ""},
    {R"(abc\)", "abc"},
    {"Fff &amp; Gggg", "Gggg"},
    {"Fff & Gggg", "Fff & Gggg"},
    {"&#233;t&#xE9;", "t"},
    {"&", "&"},
};

BOOST_AUTO_TEST_SUITE(literal_part)

BOOST_DATA_TEST_CASE(is_the_longest_part_between_escapes, boost::unit_test::data::make(kRows),
                     row) {
  BOOST_TEST(phiward::literal_part(row.raw) == row.part);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
