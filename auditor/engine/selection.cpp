#include "auditor/engine/selection.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fnmatch.h>
#include <utility>

#include "auditor/engine/utc_time.hpp"

namespace phiward {
namespace {

bool matches(const std::vector<std::string>& patterns, std::string_view name) {
  const std::string text(name);
  return std::ranges::any_of(patterns, [&](const std::string& pattern) {
    return ::fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
  });
}

std::string joined(std::string_view what, const std::vector<std::string>& patterns, Surface surface,
                   const Selection::Show& shown) {
  std::string text(what);
  for (const std::string& pattern : patterns) text += ' ' + shown(pattern, surface);
  return text;
}

}  // namespace

bool Selection::takes_ref(std::string_view name) const {
  if (refs.empty() || matches(refs, name)) return true;
  static constexpr auto kPrefixes = std::to_array<std::string_view>({"refs/heads/", "refs/tags/"});
  return std::ranges::any_of(kPrefixes, [&](std::string_view prefix) {
    return name.starts_with(prefix) && matches(refs, name.substr(prefix.size()));
  });
}

bool Selection::takes_path(std::string_view path) const {
  if (paths.empty()) return true;
  for (std::size_t end = path.size(); end != std::string_view::npos && end > 0;
       end = path.rfind('/', end - 1)) {
    if (matches(paths, path.substr(0, end))) return true;
  }
  return false;
}

bool Selection::takes(Surface surface) const {
  return paths.empty() || surface == Surface::blob || surface == Surface::path;
}

std::vector<std::string> Selection::in_words(const Show& shown) const {
  std::vector<std::string> words;
  if (!refs.empty()) words.push_back(joined("refs", refs, Surface::ref_name, shown));
  if (since) words.push_back("commits since " + utc_time(*since));
  if (!paths.empty()) words.push_back(joined("files", paths, Surface::path, shown));
  return words;
}

std::optional<std::int64_t> parse_time(std::string_view text) {
  namespace chrono = std::chrono;
  int year = 0;
  unsigned month = 0, day = 0, hour = 0, minute = 0, second = 0;
  int read = 0;
  const std::string terminated(text);
  const int fields = std::sscanf(terminated.c_str(), "%4d-%2u-%2u%nT%2u:%2u:%2uZ%n", &year, &month,
                                 &day, &read, &hour, &minute, &second, &read);
  const chrono::year_month_day date{chrono::year(year), chrono::month(month), chrono::day(day)};
  const bool whole = (fields == 3 || fields == 6) && static_cast<std::size_t>(read) == text.size();
  if (!whole || !date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto time = chrono::sys_days(date) + chrono::hours(hour) + chrono::minutes(minute) +
                    chrono::seconds(second);
  return chrono::duration_cast<chrono::seconds>(time.time_since_epoch()).count();
}

}  // namespace phiward
