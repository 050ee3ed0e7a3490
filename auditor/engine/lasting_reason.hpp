// Why something was not looked at: because of what it is, or because of the moment.
#pragma once

#include <string_view>

namespace phiward {

// Whether the same bytes in the same repository would be left out for this reason again. What
// failed for another (no time, no memory, a program that did not start) is to be tried again.
[[nodiscard]] bool is_lasting(std::string_view reason);

}  // namespace phiward
