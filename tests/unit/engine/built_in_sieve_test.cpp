// The program's sieve changes nothing but the time: with it a matcher sees what it sees with RE2
// alone, in every example of the rules and in texts made of their pieces.
#include "auditor/engine/built_in_sieve.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "auditor/formats/reader.hpp"
#include "rules/catalog.hpp"
#include "rules/check.hpp"
#include "rules/gates.hpp"
#include "rules/line_matcher.hpp"
#include "rules/specimens.hpp"

namespace phiward {
namespace {

const Catalog& catalog() {
  static const Catalog loaded = Catalog::load();
  return loaded;
}

// Filled.
std::vector<std::string> examples() {
  Specimens specimens(11);
  std::vector<std::string> texts;
  for (int round = 0; round < 3; ++round) {
    for (const ExampleCase& example : example_cases(catalog())) {
      texts.push_back(specimens.fill(example.text));
    }
  }
  for (const std::string_view marker : format_markers()) texts.emplace_back(marker);
  return texts;
}

class Matchers {
 public:
  explicit Matchers(const Catalog& catalog)
      : plain_(catalog, format_markers()), sieved_(catalog, format_markers(), &built_in_sieve()) {}

  void compare(const std::string& text) const {
    const Matches expected = plain_.look(text);
    const Matches got = sieved_.look(text);
    BOOST_TEST_REQUIRE((got.hits == expected.hits));
    BOOST_TEST_REQUIRE(got.of_patients == expected.of_patients);
    BOOST_TEST_REQUIRE(got.of_members == expected.of_members);
    BOOST_TEST_REQUIRE((got.markers == expected.markers));
  }

 private:
  LineMatcher plain_;
  LineMatcher sieved_;
};

BOOST_AUTO_TEST_SUITE(built_in_sieve_suite)

BOOST_AUTO_TEST_CASE(it_has_every_pattern_and_key_of_the_program) {
  const Sieve::Patterns patterns = gate_patterns(catalog(), format_markers());
  std::set<std::string> wanted(patterns.words.begin(), patterns.words.end());
  wanted.insert(patterns.markers.begin(), patterns.markers.end());
  wanted.insert(patterns.shapes.begin(), patterns.shapes.end());
  const std::set<std::string> gates(built_in_sieve().gates().begin(),
                                    built_in_sieve().gates().end());
  BOOST_TEST(gates == wanted, boost::test_tools::per_element());
  const std::set<std::string> keys(patterns.keys.begin(), patterns.keys.end());
  BOOST_TEST(
      keys == std::set<std::string>(built_in_sieve().keys().begin(), built_in_sieve().keys().end()),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_example_is_seen_as_without_it) {
  const Matchers matchers(catalog());
  for (const std::string& text : examples()) {
    matchers.compare(text);
    matchers.compare("x " + text + " x\n");
  }
}

BOOST_AUTO_TEST_CASE(so_are_texts_of_their_pieces) {
  const Matchers matchers(catalog());
  const std::vector<std::string> texts = examples();
  std::mt19937 random(5);
  const auto piece = [&] {
    const std::string& text = texts[random() % texts.size()];
    const std::size_t begin = random() % text.size();
    return text.substr(begin, 1 + random() % 24);
  };
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    for (auto pieces = random() % 12; pieces > 0; --pieces) {
      text += piece();
      if (random() % 4 == 0) text += '\n';
    }
    matchers.compare(text);
  }
}

// A site's rules are no part of the sieve: a pattern of its own, one that a built-in rule has, too,
// and a key of its own.
BOOST_AUTO_TEST_CASE(rules_of_a_site_are_found_beside_it) {
  std::string built_in;
  for (const Rule& rule : catalog().rules()) {
    if (built_in.empty() && !rule.beside && !rule.weak && !rule.patterns.empty()) {
      built_in = rule.patterns.front();
    }
  }
  const auto rule = [](const std::string& id, const std::string& what) {
    return "[[rule]]\nid = '" + id +
           "'\ntitle = 't'\nidentifier = 'device'\nhipaa = 'M'\nreference = 'r'\n" + what +
           "\nconfidence = 0.7\nblocks = ['a', 'b']\nrejects = ['a', 'b']\n";
  };
  const Catalog site = Catalog::from_text(
      rule("first", "patterns = ['''" + built_in + "''']") +
          rule("second", "patterns = ['''" + built_in + "''', '(?P<value>QS\\d{4})']") +
          rule("third", "keys = ['badge of the wing']\nvalue = 'Q\\d{4}'"),
      "site.toml");
  const Matchers matchers(site);
  for (const std::string& text : examples()) matchers.compare(text);
  const LineMatcher sieved(site, format_markers(), &built_in_sieve());
  BOOST_TEST(sieved.match("a QS1234").size() == 1U);
  BOOST_TEST(sieved.match("badge of the wing: Q1234").size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
