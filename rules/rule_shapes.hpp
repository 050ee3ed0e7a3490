// Finds the rule a named value belongs to: by the identifier its format states, or by the
// name it stands under.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/catalog.hpp"
#include "rules/field.hpp"
#include "rules/regex.hpp"
#include "rules/validators.hpp"

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

  struct Shapes {
    std::optional<LazyRegex> value;
    std::deque<LazyRegex> patterns;
    const Validator* validator = nullptr;
  };

  const Catalog& catalog_;
  std::deque<Shapes> shapes_;  // by rule
  // The best rule first; keys without spaces.
  std::unordered_map<std::string, Indices> by_key_;
  std::map<Identifier, Indices> by_identifier_;
};

}  // namespace phiward
