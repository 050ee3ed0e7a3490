#include "auditor/engine/audit_report.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

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

std::uint64_t count_individuals(const AuditReport& report) {
  std::unordered_set<std::string_view> individuals;
  for (const LocatedFinding& located : report.findings) {
    const Finding& finding = located.finding;
    const bool own = finding.subject == Subject::patient || finding.subject == Subject::unknown;
    if (own && finding.outcome != Outcome::info && !finding.individual.empty()) {
      individuals.insert(finding.individual);
    }
  }
  return individuals.size();
}

}  // namespace phiward
