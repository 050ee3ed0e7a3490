// Where the tables and lists of markup stand in a text: whole tables, none of them inside another.
#pragma once

#include <string_view>
#include <vector>

#include "rules/regex.hpp"

namespace phiward {

// In order. One that has no end ends with the text. Those in comments are none. Linear, any bytes.
[[nodiscard]] std::vector<Span> markup_parts(std::string_view text);

}  // namespace phiward
