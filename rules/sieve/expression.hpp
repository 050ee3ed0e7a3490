// A pattern in RE2's language as a tree of what it accepts, as far as a sieve understands it:
// bytes, groups, choices, repetitions, line ends, word edges and `(?i)`. Greed makes no difference
// to whether something matches.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace phiward::sieve {

using Bytes = std::bitset<256>;

struct Expression {
  enum class Kind : std::uint8_t {
    bytes,       // one byte of a set; never a line end (never_nl)
    sequence,    // all of `parts`; of none: the empty text
    choice,      // one of `parts`
    repetition,  // of parts.front()
    line_begin,
    line_end,
    word_edge,
  };
  static constexpr unsigned kNoEnd = ~0U;

  Kind kind = Kind::sequence;
  Bytes bytes{};
  std::vector<Expression> parts{};
  unsigned least = 0;
  unsigned most = 0;  // or kNoEnd

  bool operator==(const Expression&) const = default;
};

// Empty if the pattern holds what is not understood.
[[nodiscard]] std::optional<Expression> parse_expression(std::string_view pattern);

[[nodiscard]] bool is_word_byte(unsigned char byte);

}  // namespace phiward::sieve
