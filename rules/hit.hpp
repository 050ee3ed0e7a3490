// A line that a rule's pattern matched: cheap, line-local, no judgement.
#pragma once

#include <cstddef>
#include <cstdint>

namespace phiward {

struct Hit {
  std::uint32_t rule = 0;       // index into Catalog::rules()
  bool keyed = false;           // found under one of the rule's keys
  std::size_t value_begin = 0;  // half-open byte ranges in the text
  std::size_t value_end = 0;
  std::size_t key_begin = 0;  // empty range unless keyed
  std::size_t key_end = 0;
  // The pattern itself took in what stands before (behind) the value, so that it needs no
  // further look: the "yo" of an age.
  bool bounded_before = false;
  bool bounded_behind = false;
  bool common = false;  // under a key that any software uses: says nothing of the document

  bool operator==(const Hit&) const = default;
};

}  // namespace phiward
