// What of an escaped value stands in the text as people read it.
#pragma once

#include <string_view>

namespace phiward {

// The longest part of `raw` between escapes, without blanks around it: JSON's and source code's
// backslash escapes, and XML's references. All of most values.
[[nodiscard]] std::string_view literal_part(std::string_view raw);

}  // namespace phiward
