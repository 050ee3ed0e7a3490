// A sieve tells what RE2 finds: random texts, line by line and as a whole, against patterns that
// use everything a pattern may hold.
#include "rules/sieve/sieve.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rules/keyed_pattern.hpp"
#include "rules/regex.hpp"

namespace phiward {
namespace {

const std::vector<std::string> kPatterns = {
    "ab",
    "a|bc|bd|b",
    "^a$",
    "^$",
    "\\bab\\b",
    "b\\b",
    "\\b[^a]\\b",
    "(?:^|[^m])ab(?:$|[^A-Za-z0-9])",
    "(?i)aB(?i:c)",
    "(?i:ab)c",
    "a{3}",
    "a{2,4}b",
    "(?:ab|m){2,}c?",
    "1\\d*2",
    "1\\d+?-",
    "(?:1|2){0,2}b$",
    "[^a-c12 ]m",
    "[-\\]]a",
    "\\xe4b|\\xC4c",
    "(?i)\xe4\\w",
    ".{7}m$",
    "a\\s?1",
    "(?P<value>[12]{3}(?:-[12]{2})?)\\b",
    "c(?:|a)c",
};

const std::vector<std::string> kKeys = {"ab", "a b", "mac"};

class RandomText {
 public:
  std::string line() {
    constexpr std::string_view kBytes = "aaabbbccmABCM1212 -_.]:=\"'\t\r\xe4\xc4";
    std::string text;
    for (auto left = random_() % 14; left > 0; --left) text += kBytes[random_() % kBytes.size()];
    return text;
  }

 private:
  std::mt19937 random_{20};
};

bool finds(const Regex& regex, std::string_view line) {
  Groups groups;
  return regex.find(line, 0, groups);
}

struct Oracle {
  std::vector<std::string> patterns;
  std::vector<Regex> regexes;

  explicit Oracle(std::vector<std::string> of) : patterns(std::move(of)) {
    for (const std::string& pattern : patterns) regexes.emplace_back(pattern);
  }
};

const Oracle& oracle() {
  static const Oracle made(kPatterns);
  return made;
}

BOOST_AUTO_TEST_SUITE(sieve_suite)

BOOST_AUTO_TEST_CASE(words_and_markers_are_told_where_re2_finds_them_and_nowhere_else) {
  const std::size_t half = kPatterns.size() / 2;
  const std::string packed = Sieve::pack({.words = {kPatterns.begin(), kPatterns.begin() + half},
                                          .markers = {kPatterns.begin() + half, kPatterns.end()}});
  const Sieve sieve(packed);
  BOOST_TEST(sieve.gates() == kPatterns, boost::test_tools::per_element());
  RandomText random;
  std::vector<unsigned> found(kPatterns.size());
  for (int round = 0; round < 30'000; ++round) {
    const std::string line = random.line();
    const auto told = sieve.present_in(line);
    const auto told_of_ended = sieve.present_in(line + "\n");
    for (std::size_t i = 0; i < kPatterns.size(); ++i) {
      const bool expected = finds(oracle().regexes[i], line);
      BOOST_REQUIRE_MESSAGE(told[i] == expected, kPatterns[i] + " in '" + line + "'");
      BOOST_REQUIRE_MESSAGE(told_of_ended[i] == expected, kPatterns[i] + " in '" + line + "\\n'");
      found[i] += expected ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    BOOST_TEST(found[i] > 5, kPatterns[i] << " was hardly tried");
  }
}

BOOST_AUTO_TEST_CASE(of_several_lines_all_that_is_in_one_of_them_is_told) {
  const std::string packed = Sieve::pack({.words = kPatterns});
  const Sieve sieve(packed);
  RandomText random;
  for (int round = 0; round < 2'000; ++round) {
    std::string text;
    Sieve::Present all;
    for (int lines = 0; lines < 4; ++lines) {
      const std::string line = random.line() + "\n";
      all |= sieve.present_in(line);
      text += line;
    }
    BOOST_TEST_REQUIRE((sieve.present_in(text) == all), text);
  }
}

BOOST_AUTO_TEST_CASE(of_many_texts_each_is_told_of_as_if_it_were_alone) {
  const std::string packed = Sieve::pack({.words = kPatterns});
  const Sieve sieve(packed);
  RandomText random;
  for (std::size_t count = 0; count < 200; ++count) {
    std::vector<std::string> texts(count);
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t lines = i % 5; lines > 0; --lines) texts[i] += random.line() + "\n";
      if (i % 3 == 0) texts[i] += random.line();
    }
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    const auto told = sieve.present_in(views);
    BOOST_TEST_REQUIRE(told.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
      BOOST_TEST_REQUIRE((told[i] == sieve.present_in(texts[i])), texts[i]);
    }
  }
}

BOOST_AUTO_TEST_CASE(shapes_are_told_wherever_re2_finds_them) {
  const std::string packed = Sieve::pack({.shapes = kPatterns});
  const Sieve sieve(packed);
  RandomText random;
  for (int round = 0; round < 30'000; ++round) {
    const std::string line = random.line();
    const auto told = sieve.present_in(line);
    for (std::size_t i = 0; i < kPatterns.size(); ++i) {
      if (told[i]) continue;
      BOOST_REQUIRE_MESSAGE(!finds(oracle().regexes[i], line), kPatterns[i] + " in '" + line + "'");
    }
  }
}

BOOST_AUTO_TEST_CASE(names_with_a_key_are_told_wherever_they_are_bound_to_a_value) {
  const std::string packed = Sieve::pack({.keys = kKeys});
  const Sieve sieve(packed);
  const Regex name(name_pattern(kKeys));
  RandomText random;
  unsigned found = 0;
  unsigned told = 0;
  for (int round = 0; round < 100'000; ++round) {
    const std::string line = random.line();
    const bool present = sieve.present_in(line)[sieve.gate_of_keys()];
    told += present ? 1 : 0;
    if (!finds(name, line)) continue;
    ++found;
    BOOST_TEST_REQUIRE(present, line);
  }
  BOOST_TEST(found > 1'000U);
  BOOST_TEST(told < 50'000U);
}

BOOST_AUTO_TEST_CASE(long_patterns_are_looked_for_by_a_part_of_them) {
  const std::string packed = Sieve::pack({.shapes = {"^\\w{1,40}@ab\\.[a-z]{2,20}: (?P<value>1)"}});
  const Sieve sieve(packed);
  BOOST_TEST(sieve.present_in("x@ab.cd: 1").any());
  BOOST_TEST(sieve.present_in(std::string(50, 'x') + "@ab.cd: 1").any());
  BOOST_TEST(sieve.present_in("x@ac.cd: 1").none());
}

BOOST_AUTO_TEST_CASE(what_is_not_understood_or_there_twice_is_left_out) {
  const std::string packed = Sieve::pack({.words = {"a", "\\pL", "b"}, .shapes = {"b", "c"}});
  const Sieve sieve(packed);
  const std::vector<std::string> expected = {"a", "b", "c"};
  BOOST_TEST(sieve.gates() == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(too_many_patterns_or_states_are_refused) {
  std::vector<std::string> many;
  for (std::size_t i = 0; i < Sieve::kMostGates; ++i) many.push_back("a" + std::to_string(i));
  BOOST_CHECK_THROW(static_cast<void>(Sieve::pack({.words = many})), std::runtime_error);
  BOOST_CHECK_THROW(static_cast<void>(Sieve::pack({.words = {"a.{30}b"}})), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
