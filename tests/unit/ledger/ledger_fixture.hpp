// Reports to record, and a state directory of the test's own.
#pragma once

#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "auditor/engine/report_json.hpp"
#include "auditor/ledger/database.hpp"
#include "auditor/ledger/ledger.hpp"
#include "auditor/ledger/schema.hpp"
#include "auditor/ledger/site_key.hpp"
#include "tests/support/temporary_directory.hpp"

namespace phiward::test {

inline constexpr std::string_view kNow = "2026-11-23T14:42:14Z";
inline constexpr std::string_view kLater = "2026-11-24T02:00:00Z";

inline LocatedFinding finding_number(std::size_t number) {
  LocatedFinding located;
  located.finding.rule = "us-ssn";
  located.finding.title = "Social Security number";
  located.finding.identifier = Identifier::ssn;
  located.finding.outcome = static_cast<Outcome>(number % 3);
  located.finding.subject = Subject::patient;
  located.finding.confidence = 0.97;
  located.finding.byte_start = number;
  located.finding.byte_end = number + 11;
  located.finding.line = 1;
  located.finding.column = 2;
  located.finding.field = "key ssn";
  located.finding.preview = "###-##-####";
  located.finding.fingerprint = "fingerprint " + std::to_string(number);
  located.finding.reasons = {"the form of an SSN", "under the key ssn"};
  located.path = "data/" + std::to_string(number) + ".csv";
  located.commit = std::string(40, 'a');
  located.blob = std::string(40, 'b');
  located.occurrences = number + 1;
  return located;
}

inline AuditReport report_with(std::size_t findings, std::size_t unscanned = 0,
                               std::size_t binary = 0) {
  AuditReport report;
  report.version = "0.1.0";
  report.rules_digest = std::string(64, 'c');
  report.rules = 30;
  report.target = "/srv/git/ward.git";
  report.started = "2026-11-23T14:42:10Z";
  report.seconds = 3.25;
  report.coverage.refs = 1;
  report.coverage.commits = 2;
  report.coverage.trees = 3;
  report.coverage.tags = 4;
  report.coverage.blobs = 5;
  report.coverage.paths = 6;
  report.coverage.bytes = 7;
  for (std::size_t i = 0; i < findings; ++i) report.findings.push_back(finding_number(i));
  for (std::size_t i = 0; i < unscanned; ++i) {
    report.coverage.unscanned.push_back(
        {"blob", std::string(40, 'd'), std::to_string(i), "missing"});
  }
  for (std::size_t i = 0; i < binary; ++i) {
    report.coverage.binary.push_back({"blob", std::string(40, 'e'), std::to_string(i), "an image"});
  }
  return report;
}

inline PushDecision decision_with(std::string verdict, std::size_t findings = 0) {
  PushDecision decision;
  decision.verdict = std::move(verdict);
  decision.message = "1 finding";
  decision.pusher = "someone";
  decision.server = "gitea";
  decision.refs = {{"refs/heads/main", std::string(40, '0'), std::string(40, 'f')}};
  decision.report = report_with(findings);
  return decision;
}

// The whole report as one comparable text.
inline std::string text_of(const AuditReport& report) { return to_json(report).dump(); }

struct StateDirectory {
  TemporaryDirectory directory;
  std::filesystem::path state = directory.path() / "state";
  std::filesystem::path file = state / "ledger.db";
  SiteKey key = SiteKey::ephemeral();
};

inline Ledger open_ledger(const StateDirectory& place) {
  return Ledger::open(place.state, place.key);
}

// What someone does who owns the file: the guards are taken off, and put back after.
inline void tamper(const StateDirectory& place, const std::string& sql) {
  Database database(place.file, OpenMode::read_write);
  database.execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
  Database guards = Database::scratch();
  migrate(guards);
  Statement names(guards, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
  std::string put_back;
  while (names.step()) {
    database.execute("DROP TRIGGER " + names.text(0));
    put_back += names.text(1) + ";";
  }
  database.execute(sql);
  database.execute(put_back);
}

}  // namespace phiward::test
