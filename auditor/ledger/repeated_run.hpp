// An audit that found the same as one before has no parts of its own: "lists_of" in its closing
// entry is the number of the other, which must have parts, be of the same calendar month (so that
// no run depends on a much older one) and be the last run of this target that found anything, but
// for those that refer to it. Then the findings' rows stay as they are, and when they were last
// seen follows from the runs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "auditor/engine/audit_report.hpp"
#include "auditor/ledger/database.hpp"
#include "auditor/ledger/entry.hpp"
#include "auditor/ledger/recorded_run.hpp"

namespace phiward {

// Records and projects an audit with the findings and gaps of the run `before`; of the report,
// its lists are not looked at. The result is the number of its entry; empty, and nothing was
// written, if it may not refer to that run. Throws LedgerError if it cannot be written.
std::optional<std::uint64_t> repeat_run(Database& database, const AuditReport& report,
                                        const RecordedRun& before, const Origin& origin);

// When a run of `target` was last recorded that refers to the lists of run `seq`, if one does.
[[nodiscard]] std::optional<std::string> last_repeated(Database& database, std::string_view target,
                                                       std::int64_t seq);

}  // namespace phiward
