// Weighs one value by itself and by the words around it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/candidate.hpp"
#include "rules/catalog.hpp"
#include "rules/judge.hpp"
#include "rules/rule_shapes.hpp"

namespace phiward {

// Const methods may be called from several threads at once.
class Weighing {
 public:
  // REQUIRES: `catalog` outlives this. Throws MatchError.
  explicit Weighing(const Catalog& catalog);

  // Empty if the value is none: invalid, a placeholder, cut out of something longer, or
  // of a field no rule knows.
  [[nodiscard]] std::optional<Candidate> weigh(const Document& document, const Hit& hit) const;
  [[nodiscard]] std::optional<Candidate> weigh(const Document& document, const Field& field) const;

 private:
  const Catalog& catalog_;
  RuleShapes shapes_;
  std::vector<std::vector<std::vector<std::string>>> context_;  // by rule: phrases as words
};

}  // namespace phiward
