// Hosts, networks and mailboxes that are reserved for examples, private, or no person's: RFC 2606,
// 3849, 5737, 6761, 6762, 1918, 4193, 9637.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace phiward {

// Why a value says nothing of a person. Of any bytes.
[[nodiscard]] std::optional<std::string> email_reason(std::string_view value);
[[nodiscard]] std::optional<std::string> url_reason(std::string_view value);
[[nodiscard]] std::optional<std::string> ip_reason(std::string_view value);

}  // namespace phiward
