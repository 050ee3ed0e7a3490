// What a match of a pattern must hold, said with less: automata of whole patterns together would
// have a state for each way in which some of them have begun.
#pragma once

#include "rules/sieve/expression.hpp"

namespace phiward::sieve {

// Occurs in every line in which `expression` does.
[[nodiscard]] Expression relaxed(Expression expression);

}  // namespace phiward::sieve
