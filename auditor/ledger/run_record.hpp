// A run as entries. First come its parts, each a bounded list that names the run:
//   findings   at most 500     {"findings":[…],"run":9,"target":"/srv/r.git"}
//   unscanned  at most 1000    {"run":9,"target":…,"unscanned":[…]}
//   binary     at most 1000
// then the closing entry, kind `audit` or `decision`, whose number is the run's:
//   {"complete":…,"counts":{…},"parts":3,"report":{…},"target":…}  and for a push "decision"
// An audit that found the same as one before has no parts of its own: "lists_of" in its closing
// entry is the number of the other, which must have parts, be of the same calendar month (so that
// no run depends on a much older one) and be the last run of this target that found anything, but
// for those that refer to it. Then the findings' rows stay as they are, and when they were last
// seen follows from the runs.
// All of them in one transaction. Memory and time are linear in the report.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "auditor/engine/audit_report.hpp"
#include "auditor/ledger/database.hpp"
#include "auditor/ledger/recorded_run.hpp"

namespace phiward {

struct Run {
  std::string_view kind;      // "audit" or "decision"; static storage
  const AuditReport& report;  // borrowed
  bool judged = true;         // false if it must not count as complete whatever was scanned
  nlohmann::json decision;    // null for an audit
  std::optional<RecordedRun> same_lists_as = std::nullopt;
};

// Records and projects; the result is the number of the closing entry. Throws LedgerError,
// and then nothing was written.
std::uint64_t record_run(Database& database, const Run& run, std::string_view now);

// When a run of `target` was last recorded that refers to the lists of run `seq`, if one does.
[[nodiscard]] std::optional<std::string> last_repeated(Database& database, std::string_view target,
                                                       std::int64_t seq);

// The report of the run that entry `seq` closes; empty if it closes none. Throws
// LedgerError if its entries cannot be understood.
[[nodiscard]] std::optional<AuditReport> load_run(Database& database, std::uint64_t seq);

}  // namespace phiward
