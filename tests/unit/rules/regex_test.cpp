#include "rules/regex.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {
namespace {

bool finds(const std::string& pattern, std::string_view text) {
  Groups groups;
  return Regex(pattern).find(text, 0, groups);
}

BOOST_AUTO_TEST_SUITE(regex)

BOOST_AUTO_TEST_CASE(no_pattern_crosses_a_line_end) {
  for (const std::string pattern : {"a.b", "a\\sb", "a[^x]b", "(?s)a.b", "a\\nb", "a\\Wb"}) {
    BOOST_TEST_CONTEXT(pattern) {
      BOOST_TEST(!finds(pattern, "a\nb"));
      BOOST_TEST(RegexSet({pattern}).present_in("a\nb").empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(anchors_mean_line_ends) {
  BOOST_TEST(finds("^b$", "a\nb\nc"));
  BOOST_TEST(RegexSet({"^b$"}).present_in("a\nb\nc").size() == 1U);
  BOOST_TEST(!finds("^b", "ab"));
}

BOOST_AUTO_TEST_CASE(bytes_are_bytes) {
  BOOST_TEST(finds("a\\xffb",
                   "a\xff"
                   "b"));
  BOOST_TEST(finds("a.b", std::string_view("a\0b", 3)));
}

BOOST_AUTO_TEST_CASE(a_search_sees_what_stands_before_its_start) {
  Groups groups;
  BOOST_TEST(!Regex("^b").find("ab", 1, groups));
  BOOST_TEST(!Regex("\\bb").find("ab", 1, groups));
  BOOST_TEST(Regex("b").find_at("ab", 1, groups));
  BOOST_TEST(!Regex("b").find_at("ab", 0, groups));
  BOOST_TEST(groups[0].begin == 1U);
}

BOOST_AUTO_TEST_CASE(a_group_that_took_no_part_is_empty) {
  const Regex either("(?P<a>x)|(?P<b>y)");
  Groups groups;
  BOOST_REQUIRE(either.find("..y", 0, groups));
  BOOST_TEST(groups.at(either.group("a").value()).empty());
  BOOST_TEST(groups.at(either.group("b").value()).begin == 2U);
  BOOST_TEST(!either.group("c").has_value());
}

BOOST_AUTO_TEST_CASE(what_is_too_large_is_refused) {
  BOOST_CHECK_THROW(Regex("("), MatchError);
  BOOST_CHECK_THROW(Regex("(?:[a-z]{100}[0-9]{100}){80}"), MatchError);
  BOOST_CHECK_THROW(Regex("(a)(b)(c)(d)(e)(f)(g)(h)"), MatchError);
  BOOST_CHECK_NO_THROW(Regex("(a)(b)(c)(d)(e)(f)(g)"));
  BOOST_CHECK_THROW(RegexSet({"("}), MatchError);
}

BOOST_AUTO_TEST_CASE(a_set_names_each_pattern_that_occurs) {
  const RegexSet set({"a", "b", "c"});
  BOOST_TEST(set.present_in("..c..a") == (std::vector<std::size_t>{0, 2}),
             boost::test_tools::per_element());
  BOOST_TEST(set.present_in("").empty());
  BOOST_TEST(RegexSet({}).present_in("anything").empty());
}

BOOST_AUTO_TEST_CASE(a_set_that_outgrows_its_memory_still_finds_everything) {
  // Each needs 2^20 states; together they exceed any cache and are thrown away again and again.
  std::vector<std::string> patterns;
  for (char c = 'a'; c <= 'e'; ++c) patterns.push_back(std::string(1, c) + "[a-z]{20}[0-9]");
  const RegexSet set(patterns);
  std::string text;
  for (std::uint32_t state = 1; text.size() < 200'000; state = state * 1664525 + 1013904223) {
    text += static_cast<char>('a' + (state >> 24U) % 26);
  }
  BOOST_TEST(set.present_in(text).empty());
  text += "a" + std::string(20, 'q') + "7";
  BOOST_TEST(set.present_in(text).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_set_without_memory_throws_and_does_not_say_no_match) {
  const auto match = [](std::int64_t memory) {
    const RegexSet set({"[a-z]{30}x", "[0-9]{30}y"}, memory);
    (void)set.present_in(std::string(1000, 'a'));
  };
  BOOST_CHECK_NO_THROW(match(std::int64_t{8} << 20U));
  BOOST_CHECK_THROW(match(8'000), MatchError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
