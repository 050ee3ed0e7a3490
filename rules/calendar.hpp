// Dates as people and machines write them, as far as rules need them.
#pragma once

#include <optional>
#include <string_view>

namespace phiward {

struct CalendarDay {
  int year = 0;  // four digits
  int month = 0;
  int day = 0;
};

// A real day of the Gregorian calendar, years 1 to 9999, or nothing. Forms: 2001-02-28 (also with
// / or .), 02/28/2001 (also - or ., also day first where only that fits, also a two-digit year
// after
// /), 28-Feb-2001, 28 February 2001, Feb 28, 2001, 20010228, and the arguments 2001, 2, 28. A time
// of day may follow: "T10:00…", " 10:00…", or HL7 hours and minutes after YYYYMMDD.
[[nodiscard]] std::optional<CalendarDay> parse_day(std::string_view text);

}  // namespace phiward
