// String literals of any language, also where they stand inside another literal: \"ssn\".
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace phiward::key_value {

// Half-open: [begin, end) is between the quotes, `next` behind the closing one.
struct Literal {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t next = 0;
};

class Literals {
 public:
  static constexpr std::size_t kLongest = 4'096;  // bytes; a longer one is read as plain text

  explicit Literals(std::string_view text) : text_(text) {}

  // The literal whose opening quote, with the backslashes before it, stands at `at`. Empty if it
  // does not end on its line, or is an apostrophe. Linear over all calls with rising `at`.
  [[nodiscard]] std::optional<Literal> at(std::size_t at);

 private:
  static constexpr std::size_t kQuotes = 3;
  static constexpr std::size_t kLevels = 4;  // more backslashes count as the most

  std::string_view text_;
  // By quote and level: no closing quote stands before this offset.
  std::array<std::array<std::size_t, kLevels>, kQuotes> none_before_{};
};

}  // namespace phiward::key_value
