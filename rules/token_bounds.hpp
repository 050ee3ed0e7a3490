// Whether a value stands by itself, or is cut out of something longer: a digit run, a
// word, a version, a decimal fraction, a UUID. RE2 cannot look around; this does.
#pragma once

#include <string_view>

#include "rules/regex.hpp"

namespace phiward {

// REQUIRES: value.begin < value.end <= text.size().
[[nodiscard]] bool stands_alone(std::string_view text, Span value);

}  // namespace phiward
