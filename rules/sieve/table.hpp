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
  // The first state is at the beginning of a line. Those that tell of matches stand last.
  std::uint32_t states = 0;
  std::uint32_t first_telling = 0;
  std::vector<std::vector<std::uint32_t>> told;  // gates, of the telling states in their order
  std::vector<std::uint16_t> next;  // a column of all states for each class: what many states do
                                    // with a usual byte stands close together
};

// Empty if it takes more than `most_states`, at most 65,000.
[[nodiscard]] std::optional<Table> make_table(const Program& program, std::size_t most_states);

}  // namespace phiward::sieve
