#include "rules/rule_shapes.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "rules/keyed_pattern.hpp"
#include "rules/naming.hpp"
#include "rules/validators.hpp"

namespace phiward {
namespace {

std::string whole_value(const std::string& value) {
  return "(?P<" + std::string(kValueGroup) + ">" + value + ")$";
}

std::string without_spaces(std::string key) {
  std::erase(key, ' ');
  return key;
}

}  // namespace

RuleShapes::RuleShapes(const Catalog& catalog) : catalog_(catalog) {
  std::uint32_t index = 0;
  for (const Rule& rule : catalog.rules()) {
    std::vector<Regex>& shapes = shapes_.emplace_back();
    if (!rule.value.empty()) shapes.emplace_back(whole_value(rule.value));
    for (const std::string& pattern : rule.patterns) {
      if (!rule.beside) shapes.emplace_back(pattern);
    }
    for (const std::string& key : rule.keys) by_key_[without_spaces(key)].push_back(index);
    by_identifier_[rule.identifier].push_back(index);
    ++index;
  }
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
  std::optional<std::uint32_t> best;
  const auto rank = [&](std::uint32_t rule) {
    const Rule& r = catalog_.rules()[rule];
    return std::tuple(r.subject != Subject::provider, r.confidence);
  };
  for (const std::uint32_t rule : rules) {
    if ((!best || rank(rule) > rank(*best)) && fits(rule, value)) best = rule;
  }
  return best;
}

bool RuleShapes::fits(std::uint32_t rule, std::string_view value) const {
  const bool shaped = std::ranges::any_of(shapes_[rule], [&](const Regex& shape) {
    Groups groups;
    if (!shape.find(value, 0, groups)) return false;
    const Span found = groups.at(shape.group(kValueGroup).value_or(0));
    return found.begin == 0 && found.end == value.size();
  });
  if (!shaped) return false;
  const Validator* validator = find_validator(catalog_.rules()[rule].validator);
  return validator == nullptr || validator->accepts(value);
}

}  // namespace phiward
