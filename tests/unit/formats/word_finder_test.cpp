#include "auditor/formats/word_finder.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <string>

#include "rules/dice.hpp"

namespace phiward {
namespace {

constexpr std::array<std::string_view, 5> kWords = {"ab", "Aba", "b.a", "bb b", "a("};

std::size_t first_of(std::string_view text, std::size_t from) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view word : kWords) first = std::min(first, text.find(word, from));
  return first;
}

BOOST_AUTO_TEST_SUITE(word_finder)

BOOST_AUTO_TEST_CASE(the_first_of_the_words_is_found_as_by_one_search_for_each) {
  const WordFinder finder(kWords);
  Dice dice(3);
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = dice.repeat(dice.below(9), "abAB.( \n");
    for (std::size_t from = 0; from <= text.size() + 1; ++from) {
      BOOST_TEST_CONTEXT(text << " from " << from) {
        BOOST_TEST(finder.find(text, from) == first_of(text, from));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
