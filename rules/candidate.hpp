// A value with the evidence for and against it, on its way from hit or field to finding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rules/evidence.hpp"
#include "rules/field.hpp"
#include "rules/line_matcher.hpp"
#include "rules/regex.hpp"
#include "rules/rule.hpp"

namespace phiward {

struct Candidate {
  std::uint32_t rule_index = 0;
  const Rule* rule = nullptr;  // owned by the catalog
  Span value;
  Span key;                             // empty unless keyed in the text
  bool weak = false;                    // by a weak pattern alone
  bool patient = false;                 // patient context near, or the format says so
  std::string field;                    // for Finding::field
  std::optional<std::uint32_t> record;  // of a field
  bool stated = false;                  // the format itself says what it is
  bool in_text = false;                 // what stands near it counts, whatever its record
  bool settled = false;                 // the format says that it is not the patient's
  Subject subject = Subject::unknown;
  Outcome most = Outcome::block;  // the gravest outcome allowed
  Evidence evidence{0.5};
};

}  // namespace phiward
