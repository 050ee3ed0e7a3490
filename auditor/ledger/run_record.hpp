// A run as entries. First come its parts, each a bounded list that names the run:
//   findings   at most 500     {"findings":[…],"run":9,"target":"/srv/r.git"}
//   unscanned  at most 1000    {"run":9,"target":…,"unscanned":[…]}
//   binary     at most 1000
// then the closing entry, kind `audit` or `decision`, whose number is the run's:
//   {"complete":…,"counts":{…},"parts":3,"report":{…},"target":…}  and for a push "decision"
// An audit that found the same as one before has no parts of its own: repeated_run.hpp.
// All of them in one transaction. Memory and time are linear in the report.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "auditor/engine/audit_report.hpp"
#include "auditor/ledger/database.hpp"
#include "auditor/ledger/entry.hpp"

namespace phiward {

struct Run {
  std::string_view kind;      // "audit" or "decision"; static storage
  const AuditReport& report;  // borrowed
  bool judged = true;         // false if it must not count as complete whatever was scanned
  nlohmann::json decision;    // null for an audit
};

// Records and projects; the result is the number of the closing entry. Throws LedgerError,
// and then nothing was written.
std::uint64_t record_run(Database& database, const Run& run, const Origin& origin);

// The report of the run that entry `seq` closes; empty if it closes none. Throws
// LedgerError if its entries cannot be understood.
[[nodiscard]] std::optional<AuditReport> load_run(Database& database, std::uint64_t seq);

}  // namespace phiward
