// What the column of a table is called in findings.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "auditor/formats/key_filter.hpp"

namespace phiward {

inline constexpr std::size_t kLongestColumnName = 64;  // bytes

// "column ssn", or "column 3": what stands at the head of a table without header row is a value,
// so only a header that cannot be one is repeated to people. `index` counts from 0.
[[nodiscard]] std::string column_name(std::string_view header, std::size_t index,
                                      const KeyFilter& keys);
[[nodiscard]] std::string column_name(std::size_t index);

}  // namespace phiward
