// Values that mean nothing alone and much beside an identifier: two capital words in the line of a
// medical record number are a name. Rules marked `beside` are looked for there and nowhere else.
#pragma once

#include <memory>
#include <vector>

#include "rules/candidate.hpp"
#include "rules/catalog.hpp"
#include "rules/judge.hpp"
#include "rules/line_matcher.hpp"

namespace phiward {

// Const methods may be called from several threads at once.
class Beside {
 public:
  // REQUIRES: `catalog` outlives this.
  explicit Beside(const Catalog& catalog);
  ~Beside();
  Beside(const Beside&) = delete;
  Beside& operator=(const Beside&) = delete;

  // Hits in the lines of those candidates that single out a person with `credible` confidence,
  // and names that stand alone on the line before or behind. What a table or message names is
  // not asked: its format says where the rest of the record is. Linear in the text.
  // REQUIRES: candidates ascend by value.begin. Throws MatchError.
  [[nodiscard]] std::vector<Hit> find(const Document& document,
                                      const std::vector<Candidate>& candidates,
                                      double credible) const;

 private:
  struct Patterns;
  const Catalog& catalog_;
  std::unique_ptr<Patterns> patterns_;
};

}  // namespace phiward
