// The exit statuses, and the one function that decides them (DESIGN: contracts). Never
// renumber: scripts and hooks rely on them.
#pragma once

#include "auditor/engine/audit_report.hpp"
#include "auditor/ledger/ledger.hpp"

namespace phiward {

enum class ExitStatus : int {
  clean = 0,
  findings = 1,  // at or above the failing outcome
  usage = 2,     // wrong command line or configuration, or a target phiward cannot read at all
  incomplete = 3,
};

// Findings are told before gaps: both refuse a push, and findings are what can be mended.
[[nodiscard]] ExitStatus status_of(const AuditReport& report, Outcome fail_on);
[[nodiscard]] ExitStatus status_of(const RunSummary& run, Outcome fail_on);  // of its report

// Of several targets: the gravest, in the order usage, findings, incomplete, clean.
[[nodiscard]] ExitStatus graver(ExitStatus a, ExitStatus b);

}  // namespace phiward
