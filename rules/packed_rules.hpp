// Rules as the program carries them: packed when it is built, so that no TOML need be parsed when
// it starts. That takes longer than a small push may.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.hpp"

namespace phiward {

[[nodiscard]] std::string pack(std::span<const Rule> rules);

// The inverse of pack. REQUIRES: `packed` is its result, by this version of the program.
[[nodiscard]] std::vector<Rule> unpack_rules(std::string_view packed);

}  // namespace phiward
