// Lines of compressed and compiled data, in which there is nothing to read: they hold bytes that no
// text has, and nowhere ten printable ones in a row. No identifier, with what tells of it, is
// shorter. A third of what some histories hold is such lines.
#pragma once

#include <string_view>
#include <vector>

#include "rules/regex.hpp"

namespace phiward {

// What is left of whole lines without the noise, in their order. Whether a line is left is told
// by that line alone.
[[nodiscard]] std::vector<Span> without_noise(std::string_view lines);

}  // namespace phiward
