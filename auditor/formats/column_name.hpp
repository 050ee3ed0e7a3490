// What the column of a table is called in findings.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace phiward {

inline constexpr std::size_t kLongestColumnName = 64;  // bytes

// "column ssn", or "column 3": a header with digits in it could be a value of a table without
// header row, so it is not repeated to people. `index` counts from 0.
[[nodiscard]] std::string column_name(std::string_view header, std::size_t index);

}  // namespace phiward
