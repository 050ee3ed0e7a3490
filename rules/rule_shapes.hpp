// Finds the rule a named value belongs to: by the identifier its format states, or by the
// name it stands under.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/catalog.hpp"
#include "rules/field.hpp"
#include "rules/regex.hpp"

namespace phiward {

// Const methods may be called from several threads at once.
class RuleShapes {
 public:
  // REQUIRES: `catalog` outlives this. Throws MatchError.
  explicit RuleShapes(const Catalog& catalog);

  // Index of the most confident rule whose shape all of `value` has and whose validator
  // accepts it, first of all of those that have the field's key; empty if there is none.
  [[nodiscard]] std::optional<std::uint32_t> rule_of(const Field& field,
                                                     std::string_view value) const;

 private:
  using Indices = std::vector<std::uint32_t>;

  [[nodiscard]] std::optional<std::uint32_t> best_named(const Indices& rules, std::string_view key,
                                                        std::string_view value) const;
  [[nodiscard]] std::optional<std::uint32_t> best(const Indices& rules,
                                                  std::string_view value) const;
  [[nodiscard]] bool fits(std::uint32_t rule, std::string_view value) const;

  const Catalog& catalog_;
  std::vector<std::vector<Regex>> shapes_;              // by rule: its `value`, then its patterns
  std::map<std::string, Indices, std::less<>> by_key_;  // keys without spaces
  std::map<Identifier, Indices> by_identifier_;
};

}  // namespace phiward
