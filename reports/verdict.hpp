// What a report comes to, in words a person can act on.
#pragma once

#include <cstdint>
#include <string>

#include "auditor/engine/audit_report.hpp"

namespace phiward {

// How much a finding weighs for a reader.
enum class Weight : std::uint8_t {
  identifies,    // blocked, and a patient's for all that is known
  needs_a_look,  // may be a patient's: a person has to decide
  set_apart,     // made up, a provider's, or for information only
};

[[nodiscard]] Weight weight_of(const LocatedFinding& located);

struct Verdict {
  std::uint64_t identifying = 0;   // distinct values
  std::uint64_t needing_look = 0;  // distinct values that are not among the identifying
  std::uint64_t set_apart = 0;     // findings
  std::uint64_t gaps = 0;          // objects that were not looked at
  bool looked_at_anything = false;
  bool partial = false;     // it was limited to some refs, commits or files
  bool is_history = false;  // of git, or loose files and text
};

[[nodiscard]] Verdict verdict_of(const AuditReport& report);

// One sentence: the gravest truth first. "Incomplete" never hides behind "nothing found".
[[nodiscard]] std::string headline(const Verdict& verdict);

// What the headline leaves open, as whole sentences; may be empty.
[[nodiscard]] std::string remark(const Verdict& verdict);

}  // namespace phiward
