#include "rules/shape.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

namespace phiward {
namespace {

struct Row {
  std::string_view text;
  std::string_view expected;
};

BOOST_AUTO_TEST_SUITE(shape)

BOOST_AUTO_TEST_CASE(a_shape_keeps_punctuation_and_no_letter_or_digit) {
  constexpr Row kRows[] = {
      {"4111-aB", "####-xX"},       {"", ""},
      {"O'Neil, J.", "X'Xxxx, X."}, {"Jos\xc3\xa9", "Xxxxx"},
      {"a\tb\n\x01\x7f", "x?x???"}, {"x@y.z", "x@x.x"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.expected) { BOOST_TEST(shape_of(row.text) == row.expected); }
  }
}

BOOST_AUTO_TEST_CASE(a_shape_ends_after_forty_bytes) {
  BOOST_TEST(shape_of(std::string(1000, '7')) == std::string(40, '#'));
}

BOOST_AUTO_TEST_CASE(a_shape_never_holds_a_byte_of_a_letter_or_digit) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string shape = shape_of(std::string(1, static_cast<char>(byte)));
    BOOST_TEST_CONTEXT(byte) {
      BOOST_TEST(shape.find_first_not_of("#xX? !\"$%&'()*+,-./:;<=>@[\\]^_`{|}~") ==
                 std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(printable_text_obeys_no_terminal_and_no_page) {
  constexpr Row kRows[] = {
      {"plain/path.txt", "plain/path.txt"},
      {"\x1b[31mred", "\\x1B[31mred"},
      {"line\nline\r", "line\\x0Aline\\x0D"},
      {"Jos\xc3\xa9", "Jos\xc3\xa9"},
      {"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80"},
      {"a\xe2\x80\xae"
       "b",
       "a\\u202Eb"},
      {"\xef\xbb\xbf", "\\uFEFF"},
      {"\xc2\x9b", "\\u009B"},
      {"\xff\xfe", "\\xFF\\xFE"},
      {"\xc3", "\\xC3"},
      {"\xe2\x80", "\\xE2\\x80"},
      {"\xc0\xaf", "\\xC0\\xAF"},           // overlong
      {"\xed\xa0\x80", "\\xED\\xA0\\x80"},  // surrogate
      {"\xf4\x90\x80\x80", "\\xF4\\x90\\x80\\x80"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.expected) { BOOST_TEST(printable(row.text) == row.expected); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
