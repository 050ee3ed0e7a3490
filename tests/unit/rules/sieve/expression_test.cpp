// Which patterns are understood. What they mean is tested by sieve_test.
#include "rules/sieve/expression.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

namespace phiward::sieve {
namespace {

namespace data = boost::unit_test::data;

constexpr std::string_view kUnderstood[] = {"",
                                            "a|b|",
                                            "(a(?:b)(?P<n>c))",
                                            "[a-z]",
                                            "[^]a]",
                                            "[]-]",
                                            "[\\d\\-]",
                                            "a{2}?b{2,}c{2,3}",
                                            "(?i)a(?i:b)",
                                            "\\x41\\.\\\\",
                                            "^\\b.$",
                                            "\\s\\S\\w\\n\\r\\t"};

constexpr std::string_view kNotUnderstood[] = {
    "(",   ")",      "a)",      "[a",    "[",       "\\",    "*",     "a**",         "a+*",
    "a{1", "a{2,1}", "a{1001}", "a{}",   "(?s)a",   "(?=a)", "(?P<n", "[[:alpha:]]", "\\pL",
    "\\B", "\\A",    "\\x4",    "\\xg0", "[\\d-z]", "[z\\",  "(?U)a"};

std::string nested(std::size_t groups) {
  return std::string(groups, '(') + std::string(groups, ')');
}

BOOST_AUTO_TEST_SUITE(sieve_expression_suite)

BOOST_DATA_TEST_CASE(these_are_understood, data::make(kUnderstood), pattern) {
  BOOST_TEST(parse_expression(pattern).has_value());
}

BOOST_DATA_TEST_CASE(these_are_left_to_re2, data::make(kNotUnderstood), pattern) {
  BOOST_TEST(!parse_expression(pattern).has_value());
}

BOOST_AUTO_TEST_CASE(groups_inside_each_other_are_bounded) {
  BOOST_TEST(parse_expression(nested(100)).has_value());
  BOOST_TEST(!parse_expression(nested(100'000)).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::sieve
