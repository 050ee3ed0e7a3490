// What a line matcher looks for first, everything at once: which of its patterns occur in some
// lines at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rules/catalog.hpp"
#include "rules/regex.hpp"
#include "rules/sieve/sieve.hpp"

namespace phiward {

// Those of a catalog. Its words are three patterns: hints, words of patients, and words of members.
// `markers` are words of formats.
[[nodiscard]] Sieve::Patterns gate_patterns(const Catalog& catalog,
                                            std::span<const std::string_view> markers);

// Const methods may be called from several threads at once.
class Gates {
 public:
  // Gates are numbered as those of a sieve of these patterns are. What `sieve` lacks (a site's own
  // rules) RE2 looks for, and names are present everywhere if it lacks a key. `sieve` may be null,
  // or else outlives this. Throws MatchError.
  Gates(const Sieve::Patterns& patterns, const Sieve* sieve);

  // Of each of some texts, which are whole lines. Ascending. Of words and markers those that are
  // present; of the others at least those.
  [[nodiscard]] std::vector<std::vector<std::size_t>> present_in(
      std::span<const std::string_view> texts) const;

 private:
  const Sieve* sieve_;
  std::vector<std::vector<std::size_t>> sieved_;  // by gate of the sieve: the same among these
  std::vector<std::size_t> others_;               // the gates that RE2 looks for
  RegexSet other_patterns_;
  std::size_t names_;
  bool names_everywhere_ = true;
};

}  // namespace phiward
