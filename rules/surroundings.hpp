// The words around a value, in a bounded window: 60 bytes before and 30 behind it on its
// line, and up to three lines before and behind.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/regex.hpp"

namespace phiward {

enum class Nearness { in_name, same_line, nearby };  // nearest first

struct NearWord {
  std::string word;
  Nearness nearness{};
  std::size_t distance = 0;  // bytes; one behind the value counts twice
};

class Surroundings {
 public:
  // `key` is the range of the value's name, or empty. The value's own words and the rule's
  // key are no context; words joined with the key (patient_ in patient_ssn) are.
  Surroundings(std::string_view text, Span value, Span key);

  // Of a value that has a name and no text around it: a cell of a table.
  explicit Surroundings(std::string_view name);

  // What the value is called besides: words of its path, the nearest last.
  void add_name(std::string_view name);

  // The nearest word that says whom the text is about, or empty.
  [[nodiscard]] std::optional<NearWord> patient_word(bool or_institution) const;
  [[nodiscard]] std::optional<NearWord> provider_word() const;

  // The nearest of some phrases of lower-case words. REQUIRES: none is empty.
  [[nodiscard]] std::optional<NearWord> phrase(
      std::span<const std::vector<std::string>> phrases) const;

 private:
  void add_words(std::string_view text, Span range, Span value, Nearness nearness);

  std::vector<NearWord> words_;  // in the order of the text
};

// The line around `at`, cut to `most` bytes on either side.
[[nodiscard]] Span line_around(std::string_view text, std::size_t at, std::size_t most);

}  // namespace phiward
