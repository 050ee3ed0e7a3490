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
#include <span>
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
  bool common = false;  // under a key that any software uses: says nothing of the document
};

// What one pass over a text told of it.
struct Matches {
  std::vector<Hit> hits;      // by value_begin, then rule
  bool of_patients = false;   // a word of patients or their care stands somewhere
  std::vector<bool> markers;  // of the matcher's markers, those that stand somewhere
};

class LineMatcher {
 public:
  // `markers` are words of formats to look out for in the same pass. Throws MatchError.
  explicit LineMatcher(const Catalog& catalog, std::span<const std::string_view> markers = {});
  ~LineMatcher();
  LineMatcher(const LineMatcher&) = delete;
  LineMatcher& operator=(const LineMatcher&) = delete;

  // Of any bytes. Throws MatchError.
  [[nodiscard]] Matches look(std::string_view text) const;
  [[nodiscard]] std::vector<Hit> match(std::string_view text) const { return look(text).hits; }

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace phiward
