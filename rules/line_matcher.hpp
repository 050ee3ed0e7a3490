// Finds the lines that rules' patterns match. A pure function of the bytes of each
// line (RE2, Latin-1, never_nl): what is seen may be cached, or kept with a line that
// moves. Knows nothing of validity or context.
//
// One pass over the whole text says which patterns occur at all (rules/gates.hpp); only
// those are then located. Compiling takes milliseconds, so make one matcher a
// process; const methods may be called from several threads at once.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "rules/catalog.hpp"
#include "rules/hit.hpp"
#include "rules/sieve/sieve.hpp"
#include "rules/sightings.hpp"

namespace phiward {

// What the lines of a text tell of it as a whole.
struct Matches {
  std::vector<Hit> hits;       // by value_begin, then rule
  bool of_patients = false;    // a word of patients or their care stands somewhere
  bool of_members = false;     // a word of members of health plans, or of anything, does
  std::vector<bool> markers;   // of the matcher's markers, those that stand somewhere
  std::vector<Span> passages;  // whole lines around words that may tell of patients, apart from
                               // each other; weak shapes are looked for there, or everywhere
};

class LineMemory;
class LinePatterns;

class LineMatcher {
 public:
  // `markers` are words of formats to look out for in the same pass. `sieve` makes it faster; it
  // outlives the matcher, or is null. Throws MatchError.
  explicit LineMatcher(const Catalog& catalog, std::span<const std::string_view> markers = {},
                       const Sieve* sieve = nullptr);
  ~LineMatcher();
  LineMatcher(const LineMatcher&) = delete;
  LineMatcher& operator=(const LineMatcher&) = delete;

  // Of any bytes. Throws MatchError.
  [[nodiscard]] Sightings see(std::string_view text) const;
  // The same, but only what is not kept of an earlier version is looked at. `kept` is in the
  // order of the text, apart from each other. `memory` may be null; it is used with one matcher
  // only.
  [[nodiscard]] Sightings see_again(std::string_view text, const Sightings& before,
                                    std::span<const KeptLines> kept,
                                    LineMemory* memory = nullptr) const;

  // REQUIRES: `seen` is of this text. `memory` as above.
  [[nodiscard]] Matches matches(std::string_view text, const Sightings& seen,
                                LineMemory* memory = nullptr) const;

  [[nodiscard]] Matches look(std::string_view text) const { return matches(text, see(text)); }
  [[nodiscard]] std::vector<Hit> match(std::string_view text) const { return look(text).hits; }

 private:
  std::unique_ptr<LinePatterns> patterns_;
};

}  // namespace phiward
