// Finds names with a key in them: the matches of name_pattern (rules/keyed_pattern.hpp), exactly;
// a test holds the one against the other. RE2 takes longer to compile that pattern, several
// hundred keys large, than a small push may take altogether.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/ascii.hpp"
#include "rules/key_tree.hpp"
#include "rules/regex.hpp"

namespace phiward {

// The first three letters of words: most of a text is passed over by these alone. Takes some other
// bytes for letters, too.
class Beginnings {
 public:
  void add(std::string_view word);  // lower case; a blank stands for any joint, or none
  [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const {
    if (at + 1 >= text.size()) return false;
    const char third = at + 2 < text.size() ? text[at + 2] : '\n';
    return triples_[index(text[at], text[at + 1], third)];
  }

 private:
  static constexpr std::size_t kFolded = 32;  // five bits, in which case makes no difference
  static std::size_t index(char first, char second, char third) {
    const auto fold = [](char c) { return static_cast<unsigned char>(c) % kFolded; };
    return (fold(first) * kFolded + fold(second)) * kFolded + fold(third);
  }
  std::bitset<kFolded * kFolded * kFolded> triples_;
};

// Const methods may be called from several threads at once.
class KeyFinder {
 public:
  // `keys` are lower-case words separated by single spaces.
  explicit KeyFinder(const std::vector<std::string>& keys);

  // The leftmost match that begins at or after `from`.
  [[nodiscard]] std::optional<Span> find(std::string_view text, std::size_t from) const;

 private:
  // Where a match ends whose name begins at `name`; 0 if there is none.
  [[nodiscard]] std::size_t end_of_spelled(std::string_view text, std::size_t name) const;
  [[nodiscard]] std::size_t end_of_hump(std::string_view text, std::size_t name) const;

  KeyTree prefixes_;
  KeyTree spelled_;
  KeyTree humps_;  // of the words of keys as they stand in camelCase
  Beginnings beginnings_, hump_beginnings_;
};

}  // namespace phiward
