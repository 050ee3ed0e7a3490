#include "rules/key_finder.hpp"

#include <algorithm>

#include "rules/ascii.hpp"
#include "rules/byte_marks.hpp"
#include "rules/keyed_pattern.hpp"
#include "rules/naming.hpp"

namespace phiward {
namespace {

constexpr CharSet kClosing("\\\"'`])}*?");
constexpr std::size_t kMostClosing = 5;
constexpr CharSet kBinding(":=>|#(,<- \t");
constexpr CharSet kJoining(kJoints);
constexpr std::size_t kLongestAcronym = 4;  // letters

// A text that may be asked for a byte behind its end: a line end, which nothing here matches.
class Reading {
 public:
  explicit Reading(std::string_view text) : text_(text) {}
  char operator[](std::size_t at) const { return at < text_.size() ? text_[at] : '\n'; }
  [[nodiscard]] std::size_t behind_joint(std::size_t at) const {
    return kJoining.has((*this)[at]) ? at + 1 : at;
  }
  // Any case; `word` is lower-case letters.
  [[nodiscard]] bool has_word(std::size_t at, std::string_view word) const {
    return std::ranges::all_of(word, [&](char c) { return to_lower((*this)[at++]) == c; });
  }
  [[nodiscard]] bool has_digits(std::size_t at, std::size_t count) const {
    return is_digit((*this)[at]) && (count == 1 || is_digit((*this)[at + 1]));
  }

 private:
  std::string_view text_;
};

// What follows a name: marks that close it, and the first byte of what binds a value to it.
// Where that ends; 0 if it does not stand at `at`, as for all of these functions.
std::size_t end_of_binding(const Reading& text, std::size_t at) {
  for (std::size_t i = 0; i < kMostClosing && kClosing.has(text[at]); ++i) ++at;
  return kBinding.has(text[at]) ? at + 1 : 0;
}

std::size_t end_behind_number(const Reading& text, std::size_t at) {
  if (text[at] == '.') {
    if (const std::size_t end = end_of_binding(text, at + 1)) return end;
  }
  return end_of_binding(text, at);
}

std::size_t end_behind_suffix(const Reading& text, std::size_t at) {
  const std::size_t digits = text[at] == '_' || text[at] == '-' ? at + 1 : at;
  for (const std::size_t count : {2, 1}) {
    if (!text.has_digits(digits, count)) continue;
    if (const std::size_t end = end_behind_number(text, digits + count)) return end;
  }
  return end_behind_number(text, at);
}

std::size_t end_behind_key(const Reading& text, std::size_t at) {
  const std::size_t word = text.behind_joint(at);
  for (const std::string_view suffix : neutral_suffixes()) {
    if (!text.has_word(word, suffix)) continue;
    if (const std::size_t end = end_behind_suffix(text, word + suffix.size())) return end;
  }
  return end_behind_suffix(text, at);
}

// A key in any case whose words may be joined, from `node` on. The longest that fits goes first.
std::size_t end_of_key(const KeyTree& tree, const KeyTree::Node& node, const Reading& text,
                       std::size_t at) {
  if (const auto* longer = text[at] == ' ' ? nullptr : tree.child(node, text[at])) {
    if (const std::size_t end = end_of_key(tree, *longer, text, at + 1)) return end;
  }
  if (const auto* word = tree.child(node, ' ')) {
    if (const std::size_t end = end_of_key(tree, *word, text, text.behind_joint(at))) return end;
  }
  return node.ends_key() ? end_behind_key(text, at) : 0;
}

// The same behind a prefix, from `node` of the tree of prefixes on.
std::size_t end_of_prefixed(const KeyTree& prefixes, const KeyTree::Node& node, const KeyTree& keys,
                            const Reading& text, std::size_t at) {
  if (const auto* longer = text[at] == ' ' ? nullptr : prefixes.child(node, text[at])) {
    if (const auto end = end_of_prefixed(prefixes, *longer, keys, text, at + 1)) return end;
  }
  if (!node.ends_key()) return 0;
  return end_of_key(keys, keys.root(), text, text.behind_joint(at));
}

// How far a word of camelCase has been read.
struct Hump {
  std::size_t letters = 0;
  bool upper = false;  // SSN, not Ssn

  [[nodiscard]] bool may_end() const { return !upper || letters <= kLongestAcronym; }
  // With one more letter, if it is of the right case.
  [[nodiscard]] std::optional<Hump> with(char letter) const {
    if (letters == 0 && is_lower(letter)) return std::nullopt;
    if (letters > 1 && is_letter(letter) && is_upper(letter) != upper) return std::nullopt;
    return Hump{letters + 1, letters > 0 && is_upper(letter)};
  }
};

std::size_t end_of_humps(const KeyTree& tree, const KeyTree::Node& node, const Reading& text,
                         std::size_t at, Hump hump) {
  const auto longer = text[at] == ' ' ? std::nullopt : hump.with(text[at]);
  if (const auto* child = longer ? tree.child(node, text[at]) : nullptr) {
    if (const std::size_t end = end_of_humps(tree, *child, text, at + 1, *longer)) return end;
  }
  if (!hump.may_end()) return 0;
  if (const auto* word = tree.child(node, ' ')) {
    if (const std::size_t end = end_of_humps(tree, *word, text, at, {})) return end;
  }
  return node.ends_key() ? end_behind_key(text, at) : 0;
}

bool is_escape(char c) { return c == 'n' || c == 'r' || c == 't'; }

// Where names may begin: behind what is no letter or digit, and at the humps of camelCase. It is
// the loop over every byte that asks.
struct Seam {
  static unsigned mark(std::uint8_t before, std::uint8_t first) {
    const unsigned hump = 1U ^ (is_between(first, 'a', 'z') | is_between(before, 'A', 'Z'));
    return is_of_name(first) & (hump | (1U ^ is_of_name(before)));
  }
  static unsigned is_of_name(std::uint8_t byte) {
    constexpr std::uint8_t kLower = 0x20;
    return is_between(byte, '0', '9') | is_between(byte | kLower, 'a', 'z');
  }
};

}  // namespace

KeyFinder::KeyFinder(const std::vector<std::string>& keys)
    : prefixes_({person_prefixes().begin(), person_prefixes().end()}),
      spelled_(keys),
      humps_(spaced_words(keys)) {
  for (const std::string_view prefix : person_prefixes()) beginnings_.add(prefix);
  for (const std::string& key : keys) beginnings_.add(key);
  for (const std::string& key : spaced_words(keys)) hump_beginnings_.add(key);
  any_beginnings_ = beginnings_ | hump_beginnings_;
}

std::size_t KeyFinder::end_of_spelled(std::string_view text, std::size_t name) const {
  if (!beginnings_.may_begin(text, name)) return 0;
  const Reading reading(text);
  const auto end = end_of_prefixed(prefixes_, prefixes_.root(), spelled_, reading, name);
  return end != 0 ? end : end_of_key(spelled_, spelled_.root(), reading, name);
}

std::size_t KeyFinder::end_of_hump(std::string_view text, std::size_t name) const {
  if (!hump_beginnings_.may_begin(text, name)) return 0;
  return end_of_humps(humps_, humps_.root(), Reading(text), name, {});
}

// The match whose name begins behind `seam`, the byte before it.
std::optional<Span> KeyFinder::behind(std::string_view text, std::size_t seam) const {
  const char c = text[seam];
  std::size_t end = 0;
  if (is_alphanumeric(c)) {
    end = end_of_hump(text, seam + 1);
  } else {
    const char next = text[seam + 1];
    if (is_alphanumeric(next)) end = end_of_spelled(text, seam + 1);
    if (end == 0 && c == '\\' && is_escape(next)) end = end_of_spelled(text, seam + 2);
  }
  if (end == 0) return std::nullopt;
  return Span{c == '\n' ? seam + 1 : seam, end};
}

std::optional<Span> KeyFinder::find(std::string_view text, std::size_t from) const {
  if (from >= text.size()) return std::nullopt;
  if (from == 0 || text[from - 1] == '\n') {
    if (const std::size_t end = end_of_spelled(text, from)) return Span{from, end};
  }
  MarkedBytes<Seam> seams(text, from);
  for (std::size_t at = seams.next(); at != std::string_view::npos; at = seams.next()) {
    if (text[at] != '\\' && !any_beginnings_.may_begin(text, at + 1)) continue;
    if (const auto match = behind(text, at)) return match;
  }
  return std::nullopt;
}

}  // namespace phiward
