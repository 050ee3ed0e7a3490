// What an audit tells of a repository, in forms that tests compare.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "auditor/engine/history_audit.hpp"
#include "auditor/engine/report_json.hpp"
#include "auditor/ledger/site_key.hpp"
#include "tests/support/git_repository.hpp"

namespace phiward::test {

// With the whole catalog, and fingerprints of a key that stays the same for a test program.
inline const Inspector& inspector() {
  static const Catalog catalog = Catalog::load();
  static const Inspector made(catalog, Thresholds{},
                              [key = SiteKey::ephemeral()](Identifier id, std::string_view value) {
                                return key.hmac(to_string(id), value);
                              });
  return made;
}

inline AuditReport audit(const GitRepository& made, const AuditOptions& options = {}) {
  Progress progress;
  return audit_history(made.path(), inspector(), options, progress);
}

// Findings as text, without the report's time.
inline std::string findings_of(const AuditReport& report) {
  std::string text;
  for (const LocatedFinding& finding : report.findings) text += to_json(finding).dump() + '\n';
  return text;
}

// Everything that has to be the same however blobs are read.
inline std::string all_of(const AuditReport& report) {
  const Coverage& coverage = report.coverage;
  std::string text = findings_of(report) + std::to_string(coverage.blobs) + " blobs, " +
                     std::to_string(coverage.bytes) + " bytes\n";
  for (const auto* gaps : {&coverage.unscanned, &coverage.binary}) {
    for (const Unscanned& gap : *gaps) {
      text += gap.kind + ' ' + gap.id + ' ' + gap.path + ": " + gap.reason + '\n';
    }
  }
  return text;
}

}  // namespace phiward::test
