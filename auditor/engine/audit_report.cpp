#include "auditor/engine/audit_report.hpp"

#include <algorithm>

namespace phiward {

std::string path_with_member(const LocatedFinding& located) {
  const std::string& member = located.member;
  if (member.empty()) return located.path;
  return (located.path.empty() ? located.blob.substr(0, 7) : located.path) + '!' + member;
}

std::uint64_t count(const AuditReport& report, Outcome outcome) {
  return static_cast<std::uint64_t>(std::ranges::count_if(
      report.findings,
      [outcome](const LocatedFinding& located) { return located.finding.outcome == outcome; }));
}

}  // namespace phiward
