#include "rules/calendar.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

// A run of digits or of letters, with what stands before it.
struct Part {
  std::string_view between;
  std::string_view text;
};

// Three parts and what is left, or fewer when the text ends or has other characters.
std::pair<std::vector<Part>, std::string_view> split(std::string_view text) {
  std::vector<Part> parts;
  while (parts.size() < 3) {
    const auto separator =
        static_cast<std::size_t>(std::ranges::find_if(text, is_alphanumeric) - text.begin());
    if (separator == text.size() || separator > 2) break;
    const std::string_view rest = text.substr(separator);
    const auto same = is_digit(rest.front()) ? is_digit : is_letter;
    const auto length =
        static_cast<std::size_t>(std::ranges::find_if_not(rest, same) - rest.begin());
    parts.push_back({text.substr(0, separator), rest.substr(0, length)});
    text = rest.substr(length);
  }
  return {parts, text};
}

int number(std::string_view text) {
  if (text.size() > 4 || !all_digits(text)) return -1;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

// 1 to 12 for a month's English name or its first three letters ("Sept" too), else 0.
int month_of(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  if (name.size() < 3) return 0;
  const std::string folded = lower_case(name);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const bool short_form = folded.size() == 3 || folded == "sept";
    if (kMonths.at(i) == folded || (short_form && kMonths.at(i).starts_with(folded))) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

std::optional<CalendarDay> real_day(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return std::nullopt;
  return CalendarDay{year, month, day};
}

bool is_time_of_day(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.front() != 'T' && rest.front() != ' ') return false;
  return rest.size() >= 3 && is_digit(rest[1]);
}

std::optional<CalendarDay> parse_compact(std::string_view text) {
  const auto digits =
      static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
  const bool dated = digits == 8 || digits == 10 || digits == 12 || digits == 14;
  const std::string_view rest = text.substr(digits);
  const bool fraction_or_zone =
      digits > 8 && std::string_view(".+-").find(rest.substr(0, 1)) != std::string_view::npos;
  if (!dated || (!is_time_of_day(rest) && !fraction_or_zone)) return std::nullopt;
  return real_day(number(text.substr(0, 4)), number(text.substr(4, 2)), number(text.substr(6, 2)));
}

// A two-digit year is of the last hundred years before the fixed pivot, so that the result does
// not change with the clock.
int full_year(std::string_view year) {
  constexpr int kPivot = 30;
  const int value = number(year);
  if (year.size() == 4) return value;
  return year.size() == 2 ? value + (value < kPivot ? 2000 : 1900) : -1;
}

// A comma stands between the arguments of date(2001, 2, 28).
bool is_date_separator(std::string_view text) {
  return text == "-" || text == "/" || text == "." || text == "," || text == ", ";
}

std::optional<CalendarDay> parse_numeric(const std::vector<Part>& parts) {
  const std::string_view separator = parts[1].between;
  if (!is_date_separator(separator) || parts[2].between != separator) return std::nullopt;
  const auto [a, b, c] = std::array{parts[0].text, parts[1].text, parts[2].text};
  if (b.size() > 2) return std::nullopt;
  if (a.size() == 4 && c.size() <= 2) return real_day(number(a), number(b), number(c));
  if (separator.front() == ',' || a.size() > 2 || (c.size() != 4 && separator != "/"))
    return std::nullopt;
  const int year = full_year(c);
  const auto month_first = real_day(year, number(a), number(b));
  return month_first ? month_first : real_day(year, number(b), number(a));
}

std::optional<CalendarDay> parse_named(const std::vector<Part>& parts) {
  const std::string_view first = parts[0].text;
  const std::string_view second = parts[1].text;
  const std::string_view year = parts[2].text;
  if (year.size() != 4) return std::nullopt;
  if (const int month = month_of(second); month > 0 && first.size() <= 2) {
    const bool joined = parts[1].between == parts[2].between;
    return joined ? real_day(number(year), month, number(first)) : std::nullopt;
  }
  if (const int month = month_of(first); month > 0 && second.size() <= 2) {
    return real_day(number(year), month, number(second));
  }
  return std::nullopt;
}

}  // namespace

std::optional<CalendarDay> parse_day(std::string_view text) {
  if (const auto compact = parse_compact(text)) return compact;
  const auto [parts, rest] = split(text);
  if (parts.size() != 3 || !parts[0].between.empty() || !is_time_of_day(rest)) return std::nullopt;
  if (const auto numeric = parse_numeric(parts)) return numeric;
  return parse_named(parts);
}

}  // namespace phiward
