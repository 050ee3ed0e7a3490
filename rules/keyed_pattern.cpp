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

// The least that every way of binding begins with, so that names are found fast.
constexpr std::string_view kBinding = R"re((?:[:=>|#(,<-]|[ \t]))re";

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

// No letter, or a suffix joined to the key.
std::string behind_key() { return "(?:[^A-Za-z]|(?i:" + alternatives(neutral_suffixes()) + "))"; }

std::string any_of(const std::vector<std::string>& keys, std::string (*form)(const std::string&)) {
  std::string result;
  for (const std::string& key : keys) {
    if (!result.empty()) result += '|';
    result += form(key);
  }
  return result;
}

void sort_unique(std::vector<std::string>& words) {
  std::ranges::sort(words, std::greater<>());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// Where the name begins: at the start of a line with the match itself, else behind one
// character (a boundary, or what precedes a hump) or behind an escaped line end.
std::vector<std::size_t> name_begins(std::string_view text, Span match) {
  const bool line_start = match.begin == 0 || text[match.begin - 1] == '\n';
  const std::size_t furthest = match.begin + (text[match.begin] == '\\' ? 2 : 1);
  std::vector<std::size_t> begins;
  for (std::size_t at = match.begin + (line_start ? 0 : 1); at <= furthest && at < match.end;
       ++at) {
    if (is_alphanumeric(text[at])) begins.push_back(at);
  }
  return begins;
}

void append_names(std::string_view text, std::size_t begin, std::size_t stop,
                  std::vector<Span>& names) {
  for (std::size_t end = begin + 1; end < stop; ++end) {
    if (is_alphanumeric(text[end])) continue;
    names.push_back({begin, end});
    if (text[end] == '.') names.push_back({begin, end + 1});
    const bool joint = kJoints.find(text[end]) != std::string_view::npos;
    if (!joint || end + 1 == stop || !is_alphanumeric(text[end + 1])) return;
  }
}

}  // namespace

std::string name_pattern(std::vector<std::string> keys) {
  std::vector<std::string> apart = spaced_words(keys);
  sort_unique(keys);  // RE2 shares the common beginnings of neighbours
  sort_unique(apart);
  std::vector<std::string> prefixes(person_prefixes().begin(), person_prefixes().end());
  sort_unique(prefixes);
  const std::string joint(kJoint);
  const std::string prefix = "(?:(?:" + any_of(prefixes, separated) + ")" + joint + ")?";
  const std::string spelled = "(?i:" + prefix + "(?:" + any_of(keys, separated) + "))";
  const std::string suffix = "(?i:" + joint + "(?:" + alternatives(neutral_suffixes()) + "))?" +
                             "(?:[_-]?[0-9]{1,2})?\\.?";
  return "(?:" + std::string(kBoundary) + spelled + "|[a-z0-9](?:" + any_of(apart, hump) + "))" +
         suffix + std::string(kClosing) + std::string(kBinding);
}

// A prefix with a joint behind it needs no saying: the joint is a boundary for the key.
std::string spelled_name_pattern(const std::vector<std::string>& keys) {
  const std::vector<std::string> prefixes(person_prefixes().begin(), person_prefixes().end());
  return std::string(kBoundary) + "(?i:(?:" + any_of(prefixes, separated) +
         ")?(?:" + any_of(keys, separated) + "))" + behind_key();
}

std::string hump_name_pattern(const std::vector<std::string>& keys) {
  return "[a-z0-9](?:" + any_of(spaced_words(keys), hump) + ")" + behind_key();
}

std::string named_value_pattern(std::string_view value) {
  return "(?:" + std::string(kClosing) + std::string(kConnector) + "|" + std::string(kQuotedComma) +
         ")" + std::string(kOpening) + "(?P<" + std::string(kValueGroup) + ">" +
         std::string(value) + ")";
}

std::vector<Span> names_in(std::string_view text, Span match) {
  std::vector<Span> names;
  for (const std::size_t begin : name_begins(text, match)) {
    append_names(text, begin, match.end, names);
  }
  std::ranges::stable_sort(names, std::ranges::greater{}, &Span::size);
  return names;
}

}  // namespace phiward
