// Values under a key. One search finds any key; only the rules that have it are asked whether
// their value stands there. Const methods may be called from several threads at once.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
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

  void find_under(Span name, std::string_view text, std::vector<std::uint32_t>& found_rules,
                  std::vector<Hit>& hits) const;

  std::vector<std::string> keys_;
  std::map<std::string, LazyRegex> values_;  // by pattern
  std::map<std::string, std::vector<NamedValue>, std::less<>> by_key_;
  std::optional<KeyFinder> any_name_;
};

}  // namespace phiward
