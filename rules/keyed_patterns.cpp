#include "rules/keyed_patterns.hpp"

#include <algorithm>

#include "rules/keyed_pattern.hpp"
#include "rules/naming.hpp"
#include "rules/shape_patterns.hpp"

namespace phiward {
void KeyedPatterns::add(std::uint32_t index, const Rule& rule) {
  if (rule.keys.empty()) return;
  keys_.insert(keys_.end(), rule.keys.begin(), rule.keys.end());
  values_.try_emplace(rule.value, named_value_pattern(rule.value));
  const bool common = rule.has_common_keys();
  for (std::string key : rule.keys) {
    std::erase(key, ' ');
    by_key_[key].push_back({index, common, &values_.at(rule.value)});
  }
}

void KeyedPatterns::compile() {
  if (!keys_.empty()) any_name_.emplace(keys_);
}

void KeyedPatterns::find_all(std::string_view lines, std::vector<Hit>& hits) const {
  if (!any_name_) return;
  for (auto match = any_name_->find(lines, 0); match;) {
    const std::vector<Span> names = names_in(lines, *match);
    std::vector<std::uint32_t> found_rules;
    for (const Span name : names) find_under(name, lines, found_rules, hits);
    // A key may stand inside a longer one: phone in home_phone.
    const std::size_t from = std::max(names.empty() ? 0 : names.front().begin, match->begin + 1);
    match = any_name_->find(lines, from);
  }
}

// Rules that have found a value under a longer name are not asked again.
void KeyedPatterns::find_under(Span name, std::string_view text,
                               std::vector<std::uint32_t>& found_rules,
                               std::vector<Hit>& hits) const {
  for (const std::string& key : key_candidates(text.substr(name.begin, name.size()))) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) continue;
    for (const NamedValue& named : found->second) {
      if (std::ranges::find(found_rules, named.rule) != found_rules.end()) continue;
      Groups groups;
      const Regex& regex = named.value->get();
      if (!regex.find_at(text, name.end, groups)) continue;
      const std::size_t before = hits.size();
      append_hit(named.rule, text, groups[0], groups.at(regex.group(kValueGroup).value()), hits);
      if (hits.size() == before) continue;
      hits.back().keyed = true;
      hits.back().common = named.common;
      hits.back().key_begin = name.begin;
      hits.back().key_end = name.end;
      found_rules.push_back(named.rule);
    }
  }
}

}  // namespace phiward
