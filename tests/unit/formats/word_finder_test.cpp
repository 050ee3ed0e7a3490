#include "auditor/formats/word_finder.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "rules/dice.hpp"

namespace phiward {
namespace {

using Words = std::vector<std::string_view>;

// The shortest word tells how far apart the finder looks.
const std::vector<Words> kLists = {{"ab", "Aba", "b.a", "bb b", "a("},
                                   {"aba", "bb.a", "b.a", "ABAB"},
                                   {"abab", "b.aA", "bbbbb"},
                                   {"ababa", "b.aba", "bbb(ab"},
                                   {"bababa", "aaaaab", "ab.abab"}};

std::size_t first_of(const Words& words, std::string_view text, std::size_t from) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view word : words) first = std::min(first, text.find(word, from));
  return first;
}

BOOST_AUTO_TEST_SUITE(word_finder)

BOOST_AUTO_TEST_CASE(the_first_of_the_words_is_found_as_by_one_search_for_each) {
  Dice dice(3);
  std::size_t found = 0;
  for (const Words& words : kLists) {
    const WordFinder finder(words);
    for (int round = 0; round < 20'000; ++round) {
      const std::string text = dice.repeat(dice.below(24), "aabbaabbAB.(");
      const std::size_t from = dice.below(text.size() + 2);
      const std::size_t first = first_of(words, text, from);
      if (first != std::string_view::npos) ++found;
      BOOST_TEST_CONTEXT(text << " from " << from) { BOOST_TEST(finder.find(text, from) == first); }
    }
  }
  BOOST_TEST(found > 10'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
