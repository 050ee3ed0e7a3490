// What is kept of an earlier version of a text is what looking at it again would tell: random
// edits against the oracle, a look at the whole text.
#include "rules/sightings.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/line_matcher.hpp"
#include "rules/line_memory.hpp"

namespace phiward {
namespace {

// Values are Q and digits, so that nothing here resembles an identifier.
constexpr std::string_view kRules = R"toml(
[[rule]]
id = "strong"
title = "t"
identifier = "device"
hipaa = "M"
reference = "r"
patterns = ['(?:^|x)(?P<value>QS\d{4})', '(?P<value>QT\d)$']
confidence = 0.9
blocks = ["a", "b"]
rejects = ["a", "b"]

[[rule]]
id = "weak"
title = "t"
identifier = "zip"
hipaa = "B"
reference = "r"
patterns = ['(?P<value>QW\d{4})']
confidence = 0.3
weak = true
blocks = ["a", "b"]
rejects = ["a", "b"]

[[rule]]
id = "keyed"
title = "t"
identifier = "mrn"
hipaa = "H"
reference = "r"
keys = ["mrn", "home phone"]
value = 'Q\d{4}'
confidence = 0.9
blocks = ["a", "b"]
rejects = ["a", "b"]
)toml";

constexpr std::string_view kMarkers[] = {"MARK", "SIGN"};

const LineMatcher& matcher() {
  static const Catalog catalog = Catalog::from_text(kRules, "test.toml");
  static const LineMatcher made(catalog, kMarkers);
  return made;
}

// What lines are made of: all that can be seen, and what cannot.
constexpr std::string_view kPieces[] = {
    "QS1111", "xQS2222", "QT3",  "QW4444",  "mrn=Q5555",  "home_phone: ", "Q6666",
    "pt",     "MARK",    "SIGN", "patient", "impatience", "member",       "remember",
    "word",   " ",       "\r",   "\n",      "\n",         "\n",           "\n\n"};

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t bound) { return random() % bound; }

std::string some_text(Random& random, std::size_t pieces) {
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += kPieces[below(random, std::size(kPieces))];
  return text;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    lines.push_back(text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1));
    text.remove_prefix(lines.back().size());
  }
  return lines;
}

// The lines that both versions begin with, and those that both end with.
std::vector<KeptLines> kept_of(std::string_view before, std::string_view after) {
  const auto old_lines = lines_of(before);
  const auto new_lines = lines_of(after);
  const std::size_t most = std::min(old_lines.size(), new_lines.size());
  std::size_t first = 0, head = 0, tail = 0;
  for (; first < most && old_lines[first] == new_lines[first]; ++first) {
    head += new_lines[first].size();
  }
  const auto same = [&](std::size_t i) {
    return old_lines[old_lines.size() - 1 - i] == new_lines[new_lines.size() - 1 - i];
  };
  for (std::size_t last = 0; first + last < most && same(last); ++last) {
    tail += new_lines[new_lines.size() - 1 - last].size();
  }
  std::vector<KeptLines> kept;
  if (head > 0) kept.push_back({{0, head}, 0});
  if (tail > 0) kept.push_back({{after.size() - tail, after.size()}, before.size() - tail});
  return kept;
}

std::set<std::uint32_t> kinds_in(const Sightings& seen) {
  std::set<std::uint32_t> kinds;
  for (const auto& witness : seen.witnesses) kinds.insert(witness.kind);
  return kinds;
}

void check_same(const Sightings& kept, const Sightings& whole) {
  BOOST_TEST((kept.hits == whole.hits));
  BOOST_TEST((kept.hints == whole.hints));
  BOOST_TEST((kept.weak == whole.weak));
  BOOST_TEST((kinds_in(kept) == kinds_in(whole)));
}

BOOST_AUTO_TEST_SUITE(sightings)

BOOST_AUTO_TEST_CASE(what_is_kept_over_edits_is_what_a_whole_look_tells) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    Random random(seed);
    std::string text = some_text(random, below(random, 60));
    Sightings seen = matcher().see(text);
    for (int edit = 0; edit < 60; ++edit) {
      const std::size_t at = below(random, text.size() + 1);
      const std::size_t gone = below(random, std::min<std::size_t>(text.size() - at, 40) + 1);
      std::string next = text;
      next.replace(at, gone, some_text(random, below(random, 6)));
      const Sightings again = matcher().see_again(next, seen, kept_of(text, next));
      BOOST_TEST_CONTEXT("seed " << seed << ", edit " << edit) {
        check_same(again, matcher().see(next));
        const Matches a = matcher().matches(next, again);
        const Matches b = matcher().look(next);
        BOOST_TEST((a.hits == b.hits));
        BOOST_TEST(a.of_patients == b.of_patients);
        BOOST_TEST((a.markers == b.markers));
      }
      text = std::move(next);
      seen = again;
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_remembered_of_lines_is_what_a_look_at_them_tells) {
  EmptyBlocks empty(64);  // so few that they are forgotten
  LineMemory memory(empty);
  Random random(3);
  std::vector<std::string> parts;
  for (int i = 0; i < 40; ++i) parts.push_back(some_text(random, 40) + "\n");
  for (int version = 0; version < 200; ++version) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += parts[below(random, parts.size())];
    parts[below(random, parts.size())] = some_text(random, 40) + "\n";
    BOOST_TEST_CONTEXT("version " << version) {
      const Sightings seen = matcher().see_again(text, {}, {}, &memory);
      check_same(seen, matcher().see(text));
      BOOST_TEST((matcher().matches(text, seen, &memory).hits == matcher().look(text).hits));
    }
  }
}

BOOST_AUTO_TEST_CASE(blocks_are_whole_lines_and_stay_where_nothing_is_edited) {
  Random random(5);
  const std::string text = some_text(random, 9000);
  const std::vector<Span> blocks = blocks_of(text);
  std::size_t end = 0;
  for (const Span block : blocks) {
    BOOST_TEST(block.begin == end);
    BOOST_TEST((block.end == text.size() || text[block.end - 1] == '\n'));
    end = block.end;
  }
  BOOST_TEST(end == text.size());
  const std::vector<Span> moved = blocks_of("a new line\n" + text);
  BOOST_TEST(moved.back().begin == blocks.back().begin + 11);
  BOOST_TEST(blocks_of("").empty());
}

BOOST_AUTO_TEST_CASE(a_word_is_still_seen_when_the_line_that_showed_it_is_gone) {
  const std::string before = "MARK\nword\nMARK here\n";
  const std::string after = "word\nMARK here\n";
  const KeptLines kept[] = {{{0, after.size()}, 5}};
  const Sightings seen = matcher().see_again(after, matcher().see(before), kept);
  BOOST_TEST(matcher().matches(after, seen).markers[0]);
  const KeptLines only_word[] = {{{0, 5}, 5}};
  const Sightings none = matcher().see_again("word\n", matcher().see(before), only_word);
  BOOST_TEST(!matcher().matches("word\n", none).markers[0]);
}

BOOST_AUTO_TEST_CASE(lines_may_be_kept_twice_and_in_another_order) {
  const std::string before = "mrn=Q1111\nQS2222\nmrn=Q3333\n";
  const std::string after = "mrn=Q3333\nmrn=Q1111\nnew\nmrn=Q1111\n";
  const KeptLines kept[] = {{{0, 10}, 17}, {{10, 20}, 0}, {{24, 34}, 0}};
  check_same(matcher().see_again(after, matcher().see(before), kept), matcher().see(after));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
