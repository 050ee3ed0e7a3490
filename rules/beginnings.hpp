// The first three letters of words: most of a text is passed over by these alone. In any case;
// some other bytes are taken for letters, too.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string_view>

namespace phiward {

class Beginnings {
 public:
  // Lower case; a blank stands for any joint, or none.
  void add(std::string_view word);

  [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const {
    if (at + 1 >= text.size()) return false;
    const char third = at + 2 < text.size() ? text[at + 2] : '\n';
    return triples_[index(fold(text[at]), fold(text[at + 1]), fold(third))];
  }

  // Of the words of both.
  friend Beginnings operator|(Beginnings a, const Beginnings& b) {
    a.triples_ |= b.triples_;
    for (std::size_t i = 0; i < a.pairs_.size(); ++i) a.pairs_[i] = a.pairs_[i] || b.pairs_[i];
    return a;
  }

  // The first place at or behind `from` where one may begin; npos if there is none.
  [[nodiscard]] std::size_t next(std::string_view text, std::size_t from) const {
    std::size_t at = from;
    // What begins at `at` and what begins behind it have two letters in common: two bytes a step.
    for (; at + 3 < text.size(); at += 2) {
      if (!pairs_[fold(text[at + 1]) * kFolded + fold(text[at + 2])]) continue;
      if (may_begin(text, at)) return at;
      if (may_begin(text, at + 1)) return at + 1;
    }
    for (; at < text.size(); ++at) {
      if (may_begin(text, at)) return at;
    }
    return std::string_view::npos;
  }

 private:
  static constexpr std::size_t kFolded = 32;  // five bits, in which case makes no difference
  static std::size_t fold(char c) { return static_cast<unsigned char>(c) % kFolded; }
  static std::size_t index(std::size_t first, std::size_t second, std::size_t third) {
    return (first * kFolded + second) * kFolded + third;
  }

  std::bitset<kFolded * kFolded * kFolded> triples_;
  std::array<bool, kFolded * kFolded> pairs_{};  // the first two or the last two of a triple
};

}  // namespace phiward
