#include "rules/line_cursor.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

namespace {

using namespace phiward;

// Up to some hundred bytes, half of them line feeds.
std::string random_text(std::mt19937_64& random) {
  std::string text(random() % 700, ' ');
  std::ranges::generate(text, [&] { return random() % 2 == 0 ? '\n' : 'x'; });
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_cursor_suite)

BOOST_AUTO_TEST_CASE(line_and_column_of_each_offset) {
  std::mt19937_64 random(8);
  for (int round = 0; round < 200; ++round) {
    const std::string text = random_text(random);
    const std::size_t longest_step = 1 + random() % 300;
    LineCursor cursor(text);
    for (std::size_t offset = 0; offset <= text.size(); offset += random() % longest_step + 1) {
      cursor.advance_to(offset);
      const auto before = std::string_view(text).substr(0, offset);
      BOOST_TEST_REQUIRE(cursor.line() == 1 + std::ranges::count(before, '\n'));
      BOOST_TEST_REQUIRE(cursor.column() == offset - before.rfind('\n'));  // npos is -1
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
