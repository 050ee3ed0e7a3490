// Where in a name a value could stand of which only the shape is known: whatever its case and
// punctuation are there.
#pragma once

#include <string_view>
#include <vector>

#include "rules/regex.hpp"

namespace phiward {

// In order; they may overlap. None if it is too short to mean anything.
[[nodiscard]] std::vector<Span> likenesses(std::string_view name, std::string_view shape);

}  // namespace phiward
