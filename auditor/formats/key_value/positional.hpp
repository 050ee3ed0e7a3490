// Values without names in a patient's constructor or row: what their shapes say.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "auditor/formats/key_value/pair.hpp"

namespace phiward::key_value {

// The key of each item, empty for those whose shape does not tell. All are empty unless a name
// of the census lists or a number that only persons have is among at least two telling ones.
[[nodiscard]] std::vector<std::string_view> keys_by_shape(std::span<const Value> items);

}  // namespace phiward::key_value
