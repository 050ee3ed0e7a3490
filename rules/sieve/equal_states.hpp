// Which states of an automaton are one: from them on, the same is told of the same bytes.
#pragma once

#include <cstdint>
#include <vector>

namespace phiward::sieve {

// By state: the next state for each class of bytes.
using Rows = std::vector<std::vector<std::uint16_t>>;

// By state: its group, counted from 0 in the order of their first states. States of different
// `kinds` are never one. (E. F. Moore, "Gedanken-experiments on sequential machines", 1956.)
[[nodiscard]] std::vector<std::uint16_t> group_equal_states(const Rows& rows,
                                                            std::vector<std::uint16_t> kinds);

}  // namespace phiward::sieve
