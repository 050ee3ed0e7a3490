#include "rules/keyed_pattern.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>

#include "rules/ascii.hpp"
#include "rules/naming.hpp"

namespace phiward {
namespace {

// What may stand before a key that is not part of a longer word. An escaped line end in
// a string literal ends in a letter.
constexpr std::string_view kBoundary = R"re((?:^|[^A-Za-z0-9]|\\[nrt]))re";

// Quotes, brackets and marks that close the name: "ssn", [ssn], **SSN**, ssn?
constexpr std::string_view kClosing = R"re([\\"'`\])}*?]{0,5})re";

// What binds a name to a value. First of all no letter or digit, so that the key ends here.
// Repetitions are bounded: a hostile line may hold a million keys.
constexpr std::string_view kConnector =
    R"re((?:[ \t]*(?:)re"
    // ssn => …    <ssn>…    SSN #: …
    R"re(:=|=>|->|={1,3}|:|\||[#>(]{1,3}[ \t]*[:=]?)re"
    // ssn: str = …
    R"re(|:[ \t]*[A-Za-z_][A-Za-z0-9_.<>\[\]?]{0,30}[ \t]*=)re"
    // name="ssn" value=…
    R"re(|,?[ \t]*[\\"']{0,3}(?:value|content)[\\"']{0,3}[ \t]*[:=])re"
    // SSN</td><td>…
    R"re(|(?::[ \t]*)?(?:[ \t]*</?[A-Za-z][^<>]{0,60}>){1,3})re"
    // SSN is …    MRN …
    R"re()|[ \t]+(?i:is|was|of|in|like|eq|no\.?|num\.?|number)?[ \t]*[:#(]?))re";

// put("ssn", …): a comma binds only a quoted name.
constexpr std::string_view kQuotedComma = R"re(\\{0,3}["'`][ \t]*,)re";

// What opens the value: a call, brackets, a string literal of any language. Lazy, so that
// a value keeps a bracket of its own, as in (NXX) NXX-XXXX.
constexpr std::string_view kOpening =
    R"re([ \t]*(?:(?:new )?[A-Za-z_][A-Za-z0-9_.:]{0,30}\()??[(\[{*]{0,2}?)re"
    R"re((?:[uUbBrRfFNL@$]{0,2}\\{0,3}["'`]{1,3})?[ \t]*)re";

constexpr std::string_view kJoint = "[ _.-]?";
constexpr std::size_t kLongestAcronym = 4;  // letters: SSN, DOB, MRN

std::string alternatives(std::span<const std::string_view> words) {
  std::string result;
  for (const std::string_view word : words) {
    if (!result.empty()) result += '|';
    result += word;
  }
  return result;
}

std::string separated(const std::string& key) {
  std::string result;
  for (const char c : key) {
    if (c == ' ') {
      result += kJoint;
    } else {
      result += c;
    }
  }
  return result;
}

std::string upper_case(std::string_view word) {
  std::string upper(word);
  for (char& c : upper) c = to_upper(c);
  return upper;
}

// "date of birth" as it stands inside a camelCase name: DateOfBirth.
std::string hump(const std::string& key) {
  std::string result;
  for (const std::string& word : name_words(key)) {
    std::string capital = word;
    capital.front() = to_upper(capital.front());
    const bool acronym = word.size() <= kLongestAcronym;
    result += acronym ? "(?:" + capital + "|" + upper_case(word) + ")" : capital;
  }
  return result;
}

std::string any_of(const std::vector<std::string>& keys, std::string (*form)(const std::string&)) {
  std::string result;
  for (const std::string& key : keys) {
    if (!result.empty()) result += '|';
    result += form(key);
  }
  return result;
}

std::string group(std::string_view name, const std::string& pattern) {
  return "(?P<" + std::string(name) + ">" + pattern + ")";
}

// Descending, so that "patient id" is tried before "patient". RE2 shares the common
// beginnings of neighbours.
void sort_unique(std::vector<std::string>& words) {
  std::ranges::sort(words, std::greater<>());
  const auto repeated = std::ranges::unique(words);
  words.erase(repeated.begin(), repeated.end());
}

// The key in every spelling, and what may follow it in the same name.
std::string name_pattern(const std::vector<std::string>& keys) {
  const std::string joint(kJoint);
  const std::string prefix = "(?:(?:" + alternatives(person_prefixes()) + ")" + joint + ")?";
  const std::string spelled = "(?i:" + prefix + "(?:" + any_of(keys, separated) + "))";
  const std::string suffix = "(?i:" + joint + "(?:" + alternatives(neutral_suffixes()) + "))?" +
                             "(?:[_-]?[0-9]{1,2})?\\.?";
  return "(?:" + std::string(kBoundary) + group(kKeyGroup, spelled) + "|[a-z0-9]" +
         group(kHumpGroup, any_of(keys, hump)) + ")" + group(kSuffixGroup, suffix);
}

std::string any_of_values(const std::vector<std::string>& values) {
  std::string result;
  for (const std::string& value : values) {
    if (!result.empty()) result += '|';
    result += "(?:" + value + ")";
  }
  return result;
}

}  // namespace

std::string named_value_pattern(std::string_view value) {
  return "(?:" + std::string(kClosing) + std::string(kConnector) + "|" + std::string(kQuotedComma) +
         ")" + std::string(kOpening) + group(kValueGroup, "(?:" + std::string(value) + ")");
}

std::string keyed_pattern(std::vector<std::string> keys, std::vector<std::string> values) {
  sort_unique(keys);
  sort_unique(values);
  return name_pattern(keys) + named_value_pattern(any_of_values(values));
}

}  // namespace phiward
