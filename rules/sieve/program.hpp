// Patterns as one nondeterministic automaton, and its states (Thompson 1968).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/sieve/expression.hpp"

namespace phiward::sieve {

// What stands before a place in a line.
enum class Before : std::uint8_t { line_begin, word, other };

[[nodiscard]] Before before_next(unsigned char byte);  // at the place behind `byte`

// What must stand behind a place; `nothing` is at the end of the line only.
enum class Behind : std::uint8_t { anything, word, no_word, line_end };

class Program {
 public:
  // A place in a pattern that waits for the next byte, or a pattern that matched and waits for
  // what its last edge asks of the next byte.
  struct Item {
    std::uint32_t node = 0;
    Behind behind = Behind::anything;
    auto operator<=>(const Item&) const = default;  // NOLINT(modernize-use-nullptr)
  };

  // `gate` is told where the expression matches.
  void add(const Expression& expression, std::uint32_t gate);

  // Where all patterns begin.
  void begin(Before before, std::vector<Item>& items) const;

  // Adds what the places of `items` lead to by `byte`; '\n' ends a line and leads nowhere.
  // Appends the gates of patterns whose last edge is there.
  void step(std::span<const Item> items, unsigned char byte, std::vector<Item>& next,
            std::vector<std::uint32_t>& matched) const;

  // Takes from `items` the patterns that have matched, and appends their gates.
  void take_matched(std::vector<Item>& items, std::vector<std::uint32_t>& matched) const;

  [[nodiscard]] const std::vector<Bytes>& byte_sets() const { return sets_; }

 private:
  enum class Op : std::uint8_t { bytes, split, line_begin, line_end, word_edge, match };
  struct Node {
    Op op = Op::match;
    std::uint32_t next = 0;
    std::uint32_t value = 0;  // bytes: a set; split: the other next; match: the gate
  };

  std::uint32_t append(Node node);
  std::uint32_t set_of(const Bytes& bytes);
  // What begins `expression` and goes on at `next`.
  std::uint32_t compile(const Expression& expression, std::uint32_t next);
  std::uint32_t compile_choice(std::span<const Expression> alternatives, std::uint32_t next);
  std::uint32_t compile_repetition(const Expression& repetition, std::uint32_t next);

  void follow(Item item, Before before, std::vector<Item>& items) const;

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> starts_;
  std::vector<Bytes> sets_;
};

}  // namespace phiward::sieve
