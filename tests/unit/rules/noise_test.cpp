#include "rules/noise.hpp"

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <string_view>

namespace phiward {
namespace {

using namespace std::string_literals;
namespace data = boost::unit_test::data;

struct Example {
  std::string lines;
  std::string left;
};

std::ostream& operator<<(std::ostream& out, const Example& example) { return out << example.left; }

const Example kExamples[] = {
    {"", ""},
    {"text\nand more", "text\nand more"},
    {"a\x01\nb\n", "b\n"},                     // no ten printable bytes
    {"a\x01\n", ""},                           //
    {"123456789\x01\n", ""},                   // nine
    {"1234567890\x01\n", "1234567890\x01\n"},  // ten
    {"\x01\x01\x01\x01"
     "1234567\t90\x01",
     "\x01\x01\x01\x01"
     "1234567\t90\x01"},
    {"\x01"
     "12345\xe4"
     "67890\n",
     ""},                                          // not in a row
    {"caf\xe9\n\x1b[0m\n", "caf\xe9\n\x1b[0m\n"},  // text, if not of ASCII
    {"one\n\0\0\0\ntwo\n\0three\n"s, "one\ntwo\n"},
};

std::string left_of(const std::string& lines) {
  std::string left;
  std::size_t end = 0;
  for (const Span span : without_noise(lines)) {
    BOOST_TEST(span.begin >= end);
    left += lines.substr(span.begin, span.size());
    end = span.end;
  }
  return left;
}

BOOST_AUTO_TEST_SUITE(noise_suite)

BOOST_DATA_TEST_CASE(lines_without_anything_to_read_are_left_out, data::make(kExamples), example) {
  BOOST_TEST(left_of(example.lines) == example.left);
}

BOOST_AUTO_TEST_CASE(a_line_is_judged_by_itself) {
  std::mt19937 random(7);
  for (int round = 0; round < 3'000; ++round) {
    std::string lines;
    std::string expected;
    for (auto count = random() % 6; count > 0; --count) {
      std::string line;
      for (auto size = random() % 40; size > 0; --size) {
        line += random() % 12 == 0 ? '\x02' : static_cast<char>('a' + random() % 26);
      }
      lines += line + "\n";
      expected += left_of(line + "\n");
    }
    BOOST_TEST_REQUIRE(left_of(lines) == expected);
  }
}

bool is_noise(std::string_view line) {
  std::size_t run = 0;
  std::size_t longest = 0;
  for (const char c : line) {
    run = (c >= ' ' && c <= '~') || c == '\t' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest < 10 && std::ranges::any_of(line, [](char c) { return c >= 0 && c < '\t'; });
}

BOOST_AUTO_TEST_CASE(long_lines_are_judged_as_byte_by_byte) {
  std::mt19937 random(11);
  std::size_t noise = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string line;
    for (auto size = random() % 300; size > 0; --size) {
      line += random() % 3 == 0 ? static_cast<char>(128 + random() % 128) : 'x';
    }
    line.insert(random() % (line.size() + 1), random() % 13, '~');
    line.insert(random() % (line.size() + 1), 1, '\x01');
    std::replace(line.begin(), line.end(), '\n', ' ');
    noise += is_noise(line) ? 1U : 0U;
    BOOST_TEST_REQUIRE(left_of(line + "\n").empty() == is_noise(line));
  }
  BOOST_TEST(noise > 2'000U);
  BOOST_TEST(noise < 18'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
