#include "rules/rule_shapes.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "rules/keyed_pattern.hpp"
#include "rules/naming.hpp"

namespace phiward {
namespace {

std::string without_spaces(std::string key) {
  std::erase(key, ' ');
  return key;
}

}  // namespace

RuleShapes::RuleShapes(const Catalog& catalog) : catalog_(catalog) {
  std::uint32_t index = 0;
  for (const Rule& rule : catalog.rules()) {
    Shapes& shapes = shapes_.emplace_back();
    if (!rule.value.empty()) shapes.value.emplace(rule.value, Capture::whole_match);
    for (const std::string& pattern : rule.patterns) {
      if (!rule.beside) shapes.patterns.emplace_back(pattern);
    }
    shapes.validator = find_validator(rule.validator);
    for (const std::string& key : rule.keys) by_key_[without_spaces(key)].push_back(index);
    by_identifier_[rule.identifier].push_back(index);
    ++index;
  }
  const auto rank = [&](std::uint32_t rule) {
    const Rule& r = catalog_.rules()[rule];
    return std::tuple(r.subject == Subject::provider, -r.confidence);
  };
  for (auto& [key, rules] : by_key_) std::ranges::stable_sort(rules, {}, rank);
  for (auto& [identifier, rules] : by_identifier_) std::ranges::stable_sort(rules, {}, rank);
}

std::optional<std::uint32_t> RuleShapes::rule_of(const Field& field, std::string_view value) const {
  if (field.identifier) {
    const auto rules = by_identifier_.find(*field.identifier);
    return rules == by_identifier_.end() ? std::nullopt
                                         : best_named(rules->second, field.key, value);
  }
  for (const std::string& key : key_candidates(field.key)) {
    const auto rules = by_key_.find(key);
    if (rules == by_key_.end()) continue;
    if (const auto rule = best(rules->second, value)) return rule;
  }
  return std::nullopt;
}

// Dates of birth and of service look alike: the rule that has this key goes first.
std::optional<std::uint32_t> RuleShapes::best_named(const Indices& rules, std::string_view key,
                                                    std::string_view value) const {
  Indices named;
  const auto has_key = by_key_.find(without_spaces(std::string(key)));
  if (has_key != by_key_.end()) {
    std::ranges::copy_if(has_key->second, std::back_inserter(named), [&](std::uint32_t rule) {
      return std::ranges::find(rules, rule) != rules.end();
    });
  }
  const auto rule = best(named, value);
  return rule ? rule : best(rules, value);
}

std::optional<std::uint32_t> RuleShapes::best(const Indices& rules, std::string_view value) const {
  const auto found = std::ranges::find_if(rules, [&](auto rule) { return fits(rule, value); });
  return found == rules.end() ? std::nullopt : std::optional(*found);
}

bool RuleShapes::fits(std::uint32_t rule, std::string_view value) const {
  const Shapes& shapes = shapes_[rule];
  const auto is_all = [value](const LazyRegex& pattern) {
    Groups groups;
    const Regex& regex = pattern.get();
    if (!regex.find(value, 0, groups)) return false;
    const Span found = groups.at(regex.group(kValueGroup).value());
    return found.begin == 0 && found.end == value.size();
  };
  const bool shaped = (shapes.value && shapes.value->get().fits(value)) ||
                      std::ranges::any_of(shapes.patterns, is_all);
  return shaped && (shapes.validator == nullptr || shapes.validator->accepts(value));
}

}  // namespace phiward
