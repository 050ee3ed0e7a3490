#include "auditor/engine/audit_report.hpp"

#include <algorithm>

namespace phiward {

std::uint64_t count(const AuditReport& report, Outcome outcome) {
  return static_cast<std::uint64_t>(std::ranges::count_if(
      report.findings,
      [outcome](const LocatedFinding& located) { return located.finding.outcome == outcome; }));
}

}  // namespace phiward
