// The census lists of first and last names (rules/lexicon). Support for a name, never a condition
// where a format or key promises one. Thread-safe.
#pragma once

#include <string_view>

namespace phiward {

// Any case; a compound such as "Ann-Marie" is listed when one of its parts is.
[[nodiscard]] bool is_listed_first_name(std::string_view word);
[[nodiscard]] bool is_listed_last_name(std::string_view word);

}  // namespace phiward
