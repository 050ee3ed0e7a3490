#include "reports/wording.hpp"

#include <array>
#include <charconv>
#include <cstddef>

#include "rules/shape.hpp"

namespace phiward {
namespace {

constexpr std::array<std::string_view, 7> kSurfaces = {
    "file version", "commit message",     "tag message",         "note",
    "file name",    "branch or tag name", "author or committer",
};
constexpr std::array<std::string_view, 4> kSubjects = {"patient", "provider", "made up",
                                                       "not known"};
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

constexpr std::string_view kTimeForm = "dddd-dd-ddTdd:dd:ddZ";

bool is_time(std::string_view text) {
  if (text.size() != kTimeForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool fits =
        kTimeForm[i] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == kTimeForm[i];
    if (!fits) return false;
  }
  return true;
}

template <class Number>
Number number_in(std::string_view digits) {  // REQUIRES: few digits and nothing else
  Number number{};
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

std::string_view words_for(Surface surface) {
  return kSurfaces.at(static_cast<std::size_t>(surface));
}

std::string_view words_for(Subject subject) {
  return kSubjects.at(static_cast<std::size_t>(subject));
}

std::string citation(Identifier identifier) {
  const char letter = hipaa_letter(identifier);
  if (letter == '-') return {};
  return std::string("45 CFR 164.514(b)(2)(i)(") + letter + ")";
}

std::string short_id(std::string_view id) { return printable(id.substr(0, 12)); }

std::optional<std::chrono::sys_days> day_of(std::string_view time) {
  if (!is_time(time)) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(number_in<int>(time.substr(0, 4))),
                                         std::chrono::month(number_in<unsigned>(time.substr(5, 2))),
                                         std::chrono::day(number_in<unsigned>(time.substr(8, 2))));
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

std::string in_words(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  const auto month = static_cast<unsigned>(date.month());
  return std::to_string(static_cast<unsigned>(date.day())) + " " +
         std::string(kMonths.at(month - 1)) + " " + std::to_string(static_cast<int>(date.year()));
}

std::string in_words(std::string_view time) {
  const auto day = day_of(time);
  if (!day) return printable(time);
  return in_words(*day) + ", " + std::string(time.substr(11, 8)) + " UTC";
}

std::string listed(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : ", ") + printable(item);
  return text;
}

std::string base_name(std::string_view target) {
  while (target.size() > 1 && target.ends_with('/')) target.remove_suffix(1);
  const std::size_t slash = target.rfind('/');
  const bool has_tail = slash != std::string_view::npos && slash + 1 < target.size();
  return printable(has_tail ? target.substr(slash + 1) : target);
}

}  // namespace phiward
