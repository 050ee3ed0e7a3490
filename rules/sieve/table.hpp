// A deterministic automaton: for each state and class of bytes, the next state.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "rules/sieve/program.hpp"

namespace phiward::sieve {

struct Table {
  std::array<std::uint8_t, 256> classes{};  // of each byte
  std::uint32_t class_count = 0;
  // Those that tell of matches are -1, -2, …, the others 0, 1, …
  std::uint32_t states = 0;
  std::int16_t begin = 0;                        // at the beginning of a line: 0, or -1 if it tells
  std::vector<std::vector<std::uint32_t>> told;  // gates, of the states -1, -2, …
  std::vector<std::int16_t> next;  // a column of all states, the lowest first, for each class: what
                                   // many states do with a usual byte stands close together
};

// Of the fewest states. Empty if more than `most_states`, at most 32,000, are met on the way there.
[[nodiscard]] std::optional<Table> make_table(const Program& program, std::size_t most_states);

}  // namespace phiward::sieve
