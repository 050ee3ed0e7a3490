#include "auditor/formats/known_names.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

namespace phiward {
namespace {

std::string found_in(const KnownNames& names, std::string_view text) {
  std::string found;
  for (const KnownNames::Place& place : names.places_in(text)) {
    found += std::string(text.substr(place.begin, place.end - place.begin)) + ";";
  }
  return found;
}

BOOST_AUTO_TEST_SUITE(known_names)

BOOST_AUTO_TEST_CASE(are_found_as_words_in_any_case) {
  KnownNames names;
  names.add("Ffff");
  names.add("GGGG");
  BOOST_TEST(found_in(names, "FFFF, not Ffffe; gggg's Ffff") == "FFFF;Ffff;gggg;");
  names.clear();
  BOOST_TEST(found_in(names, "Ffff") == "");
}

BOOST_AUTO_TEST_CASE(short_ones_and_numbers_are_not_looked_for) {
  KnownNames names;
  for (const std::string_view name : {"", "Fff", "F ff", "1234", "^Ffff"}) names.add(name);
  BOOST_TEST(found_in(names, " Fff F ff 1234 ^Ffff") == "");
}

BOOST_AUTO_TEST_CASE(only_a_few_are_looked_for) {
  KnownNames names;
  for (char c = 'a'; c <= 'z'; ++c) names.add(std::string(4, c));
  BOOST_TEST(found_in(names, "aaaa hhhh iiii zzzz") == "aaaa;hhhh;");
}

BOOST_AUTO_TEST_CASE(words_are_whole) {
  BOOST_TEST(KnownNames::holds_word("patient age", "age"));
  BOOST_TEST(!KnownNames::holds_word("percentage", "age"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
