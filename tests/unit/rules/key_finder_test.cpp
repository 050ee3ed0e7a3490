#include "rules/key_finder.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "rules/ascii.hpp"
#include "rules/catalog.hpp"
#include "rules/dice.hpp"
#include "rules/keyed_pattern.hpp"
#include "rules/naming.hpp"

namespace phiward {
namespace {

std::vector<std::string> built_in_keys() {
  const Catalog catalog = Catalog::load();
  std::vector<std::string> keys;
  for (const Rule& rule : catalog.rules()) {
    keys.insert(keys.end(), rule.keys.begin(), rule.keys.end());
  }
  return keys;
}

// "begin-end" of each match, those inside others too.
template <class Find>
std::string places(std::string_view text, const Find& find) {
  std::string shown;
  for (std::size_t from = 0; const std::optional<Span> match = find(text, from);) {
    shown += std::to_string(match->begin) + "-" + std::to_string(match->end) + " ";
    from = match->begin + 1;
  }
  return shown;
}

// The finder of these keys beside the pattern it stands for.
class Both {
 public:
  explicit Both(const std::vector<std::string>& keys)
      : finder_(keys), pattern_(name_pattern(keys), Capture::whole_match) {}

  void compare(std::string_view text) const {
    const auto found = places(text, [&](auto t, auto from) { return finder_.find(t, from); });
    const auto expected = places(text, [&](std::string_view t, std::size_t from) {
      Groups groups;
      return from < t.size() && pattern_.find(t, from, groups) ? std::optional(groups[0])
                                                               : std::nullopt;
    });
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(found == expected); }
  }

 private:
  KeyFinder finder_;
  Regex pattern_;
};

// A key as people and programs write it, and as nobody does.
std::string spelled(const std::string& key, Dice& dice) {
  std::string text;
  const std::string joint(1, dice.of(" _.-/x"));
  const auto style = dice.below(5);
  for (std::string word : name_words(key)) {
    if (!text.empty() && style != 1 && style != 3) text += dice.below(4) == 0 ? "" : joint;
    if (style == 1 || (style == 4 && dice.below(2) == 0)) word.front() = to_upper(word.front());
    if (style == 2 || (style == 3 && dice.below(2) == 0)) {
      std::ranges::transform(word, word.begin(), to_upper);
    }
    text += word;
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(key_finder)

BOOST_AUTO_TEST_CASE(names_are_found_as_by_the_pattern) {
  const std::vector<std::string> keys = built_in_keys();
  const Both both(keys);
  Dice dice(1);
  constexpr std::string_view kBefore[] = {"",    "",   " ",        "\n",   "a",  "A",
                                          "7",   "\"", "\\n",      "_",    "\\", "my",
                                          "pt_", "PT", "patient ", "\xe9", "sub"};
  constexpr std::string_view kBehind[] = {"",    " no", "_number", "Num", "2",   "_12", "-3",
                                          "123", ".",   "No.2",    "x",   "no2", "_x"};
  constexpr std::string_view kBinding[] = {
      ":", " = ", "\": ", "\\\"]:", "'])}*>", "'])}*?:", "'])}*:", ",", "\n", "", "\t", "-"};
  for (int i = 0; i < 40'000; ++i) {
    std::string text;
    for (auto left = 1 + dice.below(3); left > 0; --left) {
      text += dice.of(kBefore);
      text += spelled(keys[dice.below(keys.size())], dice);
      text += dice.of(kBehind);
      text += dice.of(kBinding);
    }
    both.compare(text);
  }
}

BOOST_AUTO_TEST_CASE(keys_of_a_site_may_be_odd) {
  const Both both({"a", "a b", "ab", "ab c", "zip5", "zip 5 no", "zip", "x12 id", "no", "n o no"});
  Dice dice(2);
  constexpr std::string_view kBytes = "aAbBcnNoOzZiIpP5125 _-.:=\\n\n";
  for (int i = 0; i < 200'000; ++i) {
    std::string text;
    for (auto left = dice.below(14); left > 0; --left) text += dice.of(kBytes);
    both.compare(text);
  }
}

BOOST_AUTO_TEST_CASE(a_million_beginnings_of_keys_take_no_long_time) {
  const KeyFinder finder(built_in_keys());
  std::string text;
  while (text.size() < 4'000'000) text += "_patient_date_of_birt";
  BOOST_TEST(!finder.find(text, 0).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
