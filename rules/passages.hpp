// The lines around words that may tell of patients: what stands farther away is not about them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "rules/regex.hpp"

namespace phiward {

// Whole lines, in order, apart from each other. `hints` are offsets into `text`, ascending.
[[nodiscard]] std::vector<Span> passages_around(std::span<const std::size_t> hints,
                                                std::string_view text);

}  // namespace phiward
