#include "auditor/engine/utc_time.hpp"

#include <array>
#include <ctime>

namespace phiward {

std::string utc_now() { return utc_time(std::time(nullptr)); }

std::string utc_time(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm utc{};
  ::gmtime_r(&time, &utc);
  std::array<char, sizeof "2026-11-23T14:42:14Z"> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

}  // namespace phiward
