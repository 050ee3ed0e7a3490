// Finds the lines that rules' patterns match. A pure function of the bytes of each
// line (RE2, Latin-1, never_nl): hits may be cached, or carried over with a line that
// moves. Knows nothing of validity or context.
//
// One RE2::Set pass over the whole buffer says which patterns occur at all; only
// those are then located. Compiling takes milliseconds, so make one matcher a
// process; const methods may be called from several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "rules/catalog.hpp"
#include "rules/regex.hpp"

namespace phiward {

struct Hit {
  std::uint32_t rule = 0;       // index into Catalog::rules()
  bool keyed = false;           // found under one of the rule's keys
  std::size_t value_begin = 0;  // half-open byte ranges in the buffer
  std::size_t value_end = 0;
  std::size_t key_begin = 0;  // empty range unless keyed
  std::size_t key_end = 0;
  // The pattern itself took in what stands before (behind) the value, so that it needs no
  // further look: the "yo" of an age.
  bool bounded_before = false;
  bool bounded_behind = false;
};

class LineMatcher {
 public:
  // Throws MatchError.
  explicit LineMatcher(const Catalog& catalog);
  ~LineMatcher();
  LineMatcher(const LineMatcher&) = delete;
  LineMatcher& operator=(const LineMatcher&) = delete;

  // All hits in `text` (any bytes), by value_begin, then rule; `of_patients`, if asked for, is set
  // if a word of patients or their care stands anywhere. Throws MatchError.
  [[nodiscard]] std::vector<Hit> match(std::string_view text, bool* of_patients = nullptr) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace phiward
