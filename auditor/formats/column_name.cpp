#include "auditor/formats/column_name.hpp"

#include <algorithm>

#include "rules/ascii.hpp"
#include "rules/shape.hpp"

namespace phiward {

std::string column_name(std::string_view header, std::size_t index) {
  const bool telling = !header.empty() && header.size() <= kLongestColumnName &&
                       std::ranges::count_if(header, is_digit) <= 2;
  return "column " + (telling ? printable(header) : std::to_string(index + 1));
}

}  // namespace phiward
