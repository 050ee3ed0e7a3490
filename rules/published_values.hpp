// Identifiers that are published as examples, or reserved for them: nobody's own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/vocabulary.hpp"

namespace phiward {

// Why a value is no person's. `canonical`: digits only for numbers, upper-case letters and digits
// for the rest.
[[nodiscard]] std::optional<std::string> published_reason(Identifier identifier,
                                                          std::string_view canonical);

}  // namespace phiward
