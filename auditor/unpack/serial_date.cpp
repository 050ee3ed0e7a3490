#include "auditor/unpack/serial_date.hpp"

#include <chrono>
#include <cmath>
#include <cstdio>

namespace phiward {
namespace {

using namespace std::chrono;

// Day 60 of the 1900 system is a 29 February that never was: from day 61 on, this is day 0.
constexpr sys_days kDayZero1900 = 1899y / December / 30;
constexpr sys_days kDayZero1904 = 1904y / January / 1;
constexpr double kLastDay = 2'958'465;  // 9999-12-31
constexpr double kSecondsADay = 86'400;

}  // namespace

bool is_date_format(unsigned id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

bool shows_date(std::string_view code) {
  char closing = 0;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (closing != 0) {
      if (c == closing) closing = 0;
    } else if (c == '"') {
      closing = '"';
    } else if (c == '[') {
      closing = ']';
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (std::string_view("yYdDmMhHsS").find(c) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::optional<std::string> date_of(double serial, bool from_1904) {
  if (!(serial >= 0) || serial > kLastDay) return std::nullopt;
  const double day = std::floor(serial);
  const auto seconds_of_day = static_cast<int>(std::lround((serial - day) * kSecondsADay));
  const year_month_day date(sys_days(from_1904 ? kDayZero1904 : kDayZero1900) +
                            days(static_cast<int>(day)));
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (seconds_of_day == 0) return text;
  const std::string result = text;
  std::snprintf(text, sizeof text, " %02d:%02d:%02d", seconds_of_day / 3600,
                seconds_of_day / 60 % 60, seconds_of_day % 60);
  return result + text;
}

}  // namespace phiward
