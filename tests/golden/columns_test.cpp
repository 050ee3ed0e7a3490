#include "reports/columns.hpp"

#include <boost/test/unit_test.hpp>

namespace phiward {
namespace {

using Lines = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(columns)

BOOST_AUTO_TEST_CASE(characters_are_counted_not_bytes) {
  BOOST_TEST(width("\u00e9.txt") == 5U);
  BOOST_TEST(padded("\u00e9", 3) == "\u00e9  ");
  BOOST_TEST(padded("long", 3) == "long");
}

BOOST_AUTO_TEST_CASE(what_fits_is_left_as_it_is) {
  BOOST_TEST(wrapped("two  blanks", 12, " ") == Lines{" two  blanks"});
  BOOST_TEST(wrapped("", 5) == Lines{""});
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_broken_at_blanks) {
  const Lines expected{" one two", "   three", "   a-word-without-end"};
  BOOST_TEST(wrapped("one two three a-word-without-end", 8, " ") == expected);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
