// Made-up audit reports, the same on every run. No value ever stood behind them: the
// fingerprints come from a counter, the previews are written as shapes.
#pragma once

#include <string_view>
#include <vector>

#include "auditor/engine/audit_report.hpp"

namespace phiward::test {

struct SampleReport {
  std::string_view name;  // also of the files in tests/golden/expected
  AuditReport (*make)();
};

// Every case the golden files hold.
[[nodiscard]] const std::vector<SampleReport>& sample_reports();

[[nodiscard]] AuditReport clean_report();
[[nodiscard]] AuditReport mixed_report();       // every outcome, subject and surface
[[nodiscard]] AuditReport incomplete_report();  // gaps and binary files, nothing found
[[nodiscard]] AuditReport hostile_report();     // paths and words made to break a page
[[nodiscard]] AuditReport crowded_report();     // more places than the text report shows

// `findings` findings that matter, in as many files; too big for a golden file.
[[nodiscard]] AuditReport flooded_report(std::size_t findings);

}  // namespace phiward::test
