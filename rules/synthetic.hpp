// Values that are made up on purpose: documentation ranges, advertised numbers,
// markers of generated data, placeholders.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/vocabulary.hpp"

namespace phiward {

// Why this value is known not to be a person's ("the SSN of a specimen wallet card"),
// or empty. A marked value is reported with subject `synthetic`, not dropped, and does
// not clear its neighbours.
[[nodiscard]] std::optional<std::string> synthetic_reason(Identifier identifier,
                                                          std::string_view value);

// True for text that stands where a value would: ${x}, {{x}}, <SSN>, %s, xxx-xx-xxxx,
// null, changeme. Such text is no value at all.
[[nodiscard]] bool is_placeholder(std::string_view value);

}  // namespace phiward
