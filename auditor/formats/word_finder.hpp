// Finds the first of several words in one pass over a text. Const methods may be called from
// several threads at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "rules/beginnings.hpp"

namespace phiward {

class WordFinder {
 public:
  // Exactly as they are spelled; of two bytes or more. REQUIRES: they outlive the finder.
  explicit WordFinder(std::span<const std::string_view> words) : words_(words) {
    for (const std::string_view word : words) beginnings_.add(word);
  }

  // Where the first begins at or behind `from`; npos if there is none.
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t from = 0) const {
    std::size_t at = beginnings_.next(text, from);
    while (at != std::string_view::npos && !begins_at(text, at)) {
      at = beginnings_.next(text, at + 1);
    }
    return at;
  }

 private:
  [[nodiscard]] bool begins_at(std::string_view text, std::size_t at) const {
    const std::string_view rest = text.substr(at);
    return std::ranges::any_of(words_, [rest](std::string_view word) {
      return word.front() == rest.front() && rest.starts_with(word);
    });
  }

  std::span<const std::string_view> words_;
  Beginnings beginnings_;
};

}  // namespace phiward
