#include "auditor/formats/spoken_segment.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>

namespace phiward {
namespace {

SpokenSegment speak(std::string_view text, SegmentForm form = {}) {
  const std::size_t begin = text.find("AB1");
  return {text, begin, form, quote_around(text, begin)};
}

struct Row {
  std::string_view text;
  std::string_view said;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.text; }

const Row kRows[] = {
    {"AB1|c|d", "AB1|c|d"},
    {"AB1|c\nd", "AB1|c"},
    {"\"AB1|c\\rCD2|d\"", "AB1|c"},
    {"\"AB1|c\\\\nd\"", "AB1|c"},
    {"AB1|c\\rest", "AB1|c\\rest"},
    {"\"AB1|c\"|d", "AB1|c"},
    {"AB1|c\"|d", "AB1|c\"|d"},
    {"'AB1|c\"|d'|e", "AB1|c\"|d"},
    {"'AB1|c''d'|e", "AB1|c'd"},
    {"\"AB1|\\\"c\\\"|d\"", "AB1|\"c\"|d"},
    {"\"{\\\"AB1|c\\\"}\"", "AB1|c"},
    {"\"\"\"AB1|\"\"|c\"\"\"", "AB1|\"\"|c"},
    {"log(\"got: AB1|c\"); x|y", "AB1|c"},
    {"AB1|c&amp;d&#13;e", "AB1|c&d"},
    {"AB1|c&unknown;d", "AB1|c&unknown;d"},
    {"AB1|c</m>", "AB1|c"},
    {"AB1|<c>|d", "AB1|<c>|d"},
    {"\"AB1|c\" + \"d|e\"", "AB1|cd|e"},
    {"\"AB1|c\" + \"CD2|e\"", "AB1|c"},
    {"\"AB1|c\\\n   d|e\"", "AB1|cd|e"},
    {"AB1|Ren\\u00e9e",
     "AB1|Ren\x80"
     "e"},
    {"AB1|c\\X0D\\d", "AB1|c d"},
    {"AB1|c\\X0D\\CD2|d", "AB1|c"},
};

BOOST_AUTO_TEST_SUITE(spoken_segment)

BOOST_DATA_TEST_CASE(says_what_the_text_means, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(speak(row.text).said() == row.said);
}

BOOST_AUTO_TEST_CASE(a_terminator_ends_a_segment_before_anything_else) {
  const SpokenSegment segment = speak("AB1*c'd*e", {'*', '\'', 2});
  BOOST_TEST(segment.said() == "AB1*c");
  BOOST_TEST(segment.end() == 5U);
}

BOOST_AUTO_TEST_CASE(every_piece_leads_back_to_the_text) {
  const std::string_view text = "x = \"AB1|cd\" +\n \"efg|h\";";
  const SpokenSegment segment = speak(text);
  BOOST_REQUIRE(segment.said() == "AB1|cdefg|h");
  const auto piece = [&](std::size_t begin, std::size_t size) {
    const Span place = segment.place_of(segment.said().substr(begin, size));
    return text.substr(place.begin, place.size());
  };
  BOOST_TEST(piece(0, 3) == "AB1");
  BOOST_TEST(piece(4, 5) == "efg");
  BOOST_TEST(piece(10, 1) == "h");
  BOOST_TEST(piece(10, 0) == "");
}

BOOST_AUTO_TEST_CASE(long_fields_are_shortened) {
  const std::string text = "AB1|" + std::string(SpokenSegment::kLongestField + 7, 'x') + "|c";
  const SpokenSegment segment = speak(text);
  BOOST_TEST(segment.shortened());
  BOOST_TEST(segment.said().size() == text.size() - 7);
  BOOST_TEST(segment.said().ends_with("x|c"));
  BOOST_TEST(segment.end() == text.size());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
