// The first three letters of words: most of a text is passed over by these alone. In any case;
// some other bytes are taken for letters, too.
#pragma once

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
    return a;
  }

  // The first place at or behind `from` where one may begin; npos if there is none.
  [[nodiscard]] std::size_t next(std::string_view text, std::size_t from) const {
    if (from >= text.size() || text.size() - from < 2) return std::string_view::npos;
    std::size_t first = fold(text[from]);
    std::size_t second = fold(text[from + 1]);
    for (std::size_t at = from; at + 2 < text.size(); ++at) {
      const std::size_t third = fold(text[at + 2]);
      if (triples_[index(first, second, third)]) return at;
      first = second;
      second = third;
    }
    const std::size_t last = text.size() - 2;
    return may_begin(text, last) ? last : std::string_view::npos;
  }

 private:
  static constexpr std::size_t kFolded = 32;  // five bits, in which case makes no difference
  static std::size_t fold(char c) { return static_cast<unsigned char>(c) % kFolded; }
  static std::size_t index(std::size_t first, std::size_t second, std::size_t third) {
    return (first * kFolded + second) * kFolded + third;
  }

  std::bitset<kFolded * kFolded * kFolded> triples_;
};

}  // namespace phiward
