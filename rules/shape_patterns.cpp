#include "rules/shape_patterns.hpp"

#include <algorithm>

#include "rules/keyed_pattern.hpp"

namespace phiward {
namespace {

Span trimmed(std::string_view text, Span span) {
  constexpr std::string_view kBlank = " \t\r\n";
  const auto blank = [&](std::size_t at) { return kBlank.find(text[at]) != kBlank.npos; };
  while (span.begin < span.end && blank(span.end - 1)) --span.end;
  while (span.begin < span.end && blank(span.begin)) ++span.begin;
  return span;
}

}  // namespace

void append_hit(std::uint32_t rule, std::string_view text, Span whole, Span value,
                std::vector<Hit>& hits) {
  value = trimmed(text, value);
  if (value.empty()) return;
  Hit hit;
  hit.rule = rule;
  hit.value_begin = value.begin;
  hit.value_end = value.end;
  hit.bounded_before = whole.begin < value.begin;
  hit.bounded_behind = whole.end > value.end;
  hits.push_back(hit);
}

void ShapePatterns::add(std::uint32_t rule, const std::vector<std::string>& patterns) {
  for (const std::string& pattern : patterns) {
    patterns_.emplace_back(rule, pattern);
    texts_.push_back(pattern);
  }
}

void ShapePatterns::find_all(std::size_t pattern, std::string_view lines,
                             std::vector<Hit>& hits) const {
  const Pattern& wanted = patterns_.at(pattern);
  const Regex& regex = wanted.regex.get();
  const std::size_t group = regex.group(kValueGroup).value();
  Groups groups;
  std::size_t from = 0;
  while (from < lines.size() && regex.find(lines, from, groups)) {
    append_hit(wanted.rule, lines, groups[0], groups.at(group), hits);
    from = std::max(groups.at(group).end, groups[0].begin + 1);
  }
}

}  // namespace phiward
