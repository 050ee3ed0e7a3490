// What passing over a text by the first letters of words promises: no beginning is missed.
#include "rules/beginnings.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

namespace phiward {
namespace {

BOOST_AUTO_TEST_SUITE(beginnings)

BOOST_AUTO_TEST_CASE(next_is_the_first_place_where_one_may_begin) {
  constexpr std::string_view kLetters = "aAbBcd -\n|";
  std::mt19937_64 random(3);
  const auto random_text = [&](std::size_t size) {
    std::string text;
    while (text.size() < size) text += kLetters[random() % kLetters.size()];
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    Beginnings beginnings;
    for (int word = 0; word < 3; ++word)
      beginnings.add("abcd"[random() % 4] + random_text(1 + random() % 3));
    const std::string text = random_text(random() % 40);
    for (std::size_t from = 0; from <= text.size(); ++from) {
      std::size_t first = from;
      while (first < text.size() && !beginnings.may_begin(text, first)) ++first;
      if (first == text.size()) first = std::string_view::npos;
      BOOST_REQUIRE_EQUAL(beginnings.next(text, from), first);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_word_may_begin_where_it_stands_in_any_case) {
  Beginnings beginnings;
  for (const std::string_view word : {"ssn", "mr", "birth date", "m r n"}) beginnings.add(word);
  for (const std::string_view text : {"SSN", "Mr", "birthDate", "BIRTH", "M-R-N"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(beginnings.may_begin(text, 0));
      BOOST_TEST(beginnings.next("...." + std::string(text) + "....", 0) == 4U);
    }
  }
  BOOST_TEST(beginnings.next("a patient", 0) == std::string_view::npos);
  BOOST_TEST(beginnings.next("", 0) == std::string_view::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
