#include "auditor/formats/literal_join.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

namespace phiward {
namespace {

// What stands between the quotation marks of "a" and "b".
constexpr const char* kJoins[] = {
    " + ",
    "+",
    " +\n      ",
    "\n      + ",
    " + name + ",
    " + name() +\n  // then the next\n ",
    " . ",
    " . $name . ",
    " & ",
    " & _\n    ",
    " || name || ",
    " ",
    "\n     ",
    " \\\n",
    " // what it is\n +",
    ").append(",
    ")\n    .append(name).append(",
    ");\n  sb.append(",
    ";\nm += ",
    "; $m .= ",
    "\nm += ",
    " + f",
    " << ",
};

constexpr const char* kOthers[] = {
    ", ",   ";\nx = ", ");\nfoo(",     " + x;\ny = x + ", "",
    "] = ", ": ",      "\n\n\n\n\n+ ", " + f(",           " ? ",
};

BOOST_AUTO_TEST_SUITE(literal_join)

BOOST_DATA_TEST_CASE(literals_that_are_one_are_known, boost::unit_test::data::make(kJoins),
                     between) {
  const std::string text = "\"a\"" + std::string(between) + "\"b\"";
  const auto next = next_literal(text, 2);
  BOOST_REQUIRE(next.has_value());
  BOOST_TEST(*next == text.size() - 3);
}

BOOST_DATA_TEST_CASE(other_literals_are_not, boost::unit_test::data::make(kOthers), between) {
  const std::string text = "\"a\"" + std::string(between) + "\"b\"";
  BOOST_TEST(!next_literal(text, 2).has_value());
}

BOOST_AUTO_TEST_CASE(looks_ahead_a_bounded_number_of_bytes) {
  const std::string text = "\"a\" + " + std::string(1000, 'x') + " + \"b\"";
  BOOST_TEST(!next_literal(text, 2).has_value());
  BOOST_TEST(!next_literal("\"", 0).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
