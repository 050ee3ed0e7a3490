#include "auditor/policy/exit_status.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace phiward {
namespace {

int gravity(ExitStatus status) {
  static constexpr ExitStatus kFromHarmless[] = {ExitStatus::clean, ExitStatus::incomplete,
                                                 ExitStatus::findings, ExitStatus::usage};
  return static_cast<int>(std::ranges::find(kFromHarmless, status) - std::begin(kFromHarmless));
}

}  // namespace

ExitStatus status_of(const AuditReport& report, Outcome fail_on) {
  const bool failing = std::ranges::any_of(report.findings, [fail_on](const auto& located) {
    return located.finding.outcome <= fail_on;
  });
  if (failing) return ExitStatus::findings;
  return report.coverage.complete() ? ExitStatus::clean : ExitStatus::incomplete;
}

ExitStatus status_of(const RunSummary& run, Outcome fail_on) {
  const std::pair<Outcome, std::uint64_t> findings[] = {
      {Outcome::block, run.block}, {Outcome::warn, run.warn}, {Outcome::info, run.info}};
  const bool failing = std::ranges::any_of(findings, [fail_on](const auto& of_outcome) {
    return of_outcome.first <= fail_on && of_outcome.second > 0;
  });
  if (failing) return ExitStatus::findings;
  return run.complete ? ExitStatus::clean : ExitStatus::incomplete;
}

ExitStatus graver(ExitStatus a, ExitStatus b) { return gravity(a) < gravity(b) ? b : a; }

}  // namespace phiward
