#include "rules/vocabulary.hpp"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

namespace phiward {
namespace {

constexpr int kIdentifiers = static_cast<int>(Identifier::schema) + 1;

BOOST_AUTO_TEST_SUITE(vocabulary)

BOOST_AUTO_TEST_CASE(every_identifier_has_a_word_that_leads_back_to_it) {
  std::set<std::string_view> words;
  for (int i = 0; i < kIdentifiers; ++i) {
    const auto identifier = static_cast<Identifier>(i);
    BOOST_TEST_CONTEXT(to_string(identifier)) {
      BOOST_TEST(words.insert(to_string(identifier)).second);
      BOOST_TEST((parse_word<Identifier>(to_string(identifier)) == identifier));
      BOOST_TEST(!title_of(identifier).empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(every_letter_of_the_regulation_is_covered) {
  std::string letters;
  for (int i = 0; i < kIdentifiers; ++i) letters += hipaa_letter(static_cast<Identifier>(i));
  for (char letter = 'A'; letter <= 'R'; ++letter) {
    BOOST_TEST_CONTEXT(letter) { BOOST_TEST((letters.find(letter) != std::string::npos)); }
  }
  BOOST_TEST(hipaa_letter(Identifier::schema) == '-');
}

BOOST_AUTO_TEST_CASE(the_words_of_the_json_schema_stay_as_they_are) {
  BOOST_TEST(to_string(Identifier::health_plan) == "health_plan");
  BOOST_TEST(to_string(Subject::synthetic) == "synthetic");
  BOOST_TEST(to_string(Outcome::block) == "block");
  BOOST_TEST(to_string(Surface::commit_message) == "commit_message");
  BOOST_TEST(to_string(Surface::identity) == "identity");
}

BOOST_AUTO_TEST_CASE(an_unknown_word_is_no_word) {
  BOOST_TEST(!parse_word<Identifier>("SSN").has_value());
  BOOST_TEST(!parse_word<Subject>("").has_value());
  BOOST_TEST(!parse_word<Outcome>("blocks").has_value());
  BOOST_TEST(!parse_word<Surface>("tree").has_value());
}

BOOST_AUTO_TEST_CASE(a_smaller_outcome_is_graver) {
  BOOST_TEST((Outcome::block < Outcome::warn));
  BOOST_TEST((Outcome::warn < Outcome::info));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
