// The time as evidence holds it: UTC, whole seconds, "2026-11-23T14:42:14Z" (RFC 3339).
#pragma once

#include <cstdint>
#include <string>

namespace phiward {

[[nodiscard]] std::string utc_now();
[[nodiscard]] std::string utc_time(std::int64_t seconds);  // since 1970

}  // namespace phiward
