// Values under a key. One search finds any key; only the rules that have it are asked whether
// their value stands there. Const methods may be called from several threads at once.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/hit.hpp"
#include "rules/key_finder.hpp"
#include "rules/regex.hpp"
#include "rules/rule.hpp"

namespace phiward {

class KeyedPatterns {
 public:
  void add(std::uint32_t index, const Rule& rule);
  // To be called once, when all rules are added.
  void compile();

  void find_all(std::string_view lines, std::vector<Hit>& hits) const;

 private:
  struct NamedValue {
    std::uint32_t rule;
    bool common;
    const LazyRegex* value;  // owned by values_, whose nodes do not move
  };

  [[nodiscard]] std::optional<Span> find_by_pattern(std::string_view lines, std::size_t from) const;
  void find_under(Span name, std::string_view text, std::vector<std::uint32_t>& found_rules,
                  std::vector<Hit>& hits) const;

  std::vector<std::string> keys_;
  std::map<std::string, LazyRegex> values_;  // by pattern
  std::map<std::string, std::vector<NamedValue>, std::less<>> by_key_;

  // Both find the same: the one at once, the other faster where there is much to look at.
  std::optional<KeyFinder> any_name_;
  mutable std::optional<Regex> any_name_pattern_;
  mutable std::once_flag pattern_once_;
  mutable std::atomic<std::size_t> looked_at_{0};  // bytes
};

}  // namespace phiward
