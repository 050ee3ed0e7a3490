// Whether a value stands by itself, or is cut out of something longer: a digit run, a
// word, a version, a decimal fraction, a UUID. RE2 cannot look around; this does.
#pragma once

#include <string_view>

#include "rules/regex.hpp"

namespace phiward {

// Each looks at one end. REQUIRES: value.begin < value.end <= text.size().
[[nodiscard]] bool joined_before(std::string_view text, Span value);
[[nodiscard]] bool joined_behind(std::string_view text, Span value);

[[nodiscard]] bool in_uuid(std::string_view text, Span value);

}  // namespace phiward
