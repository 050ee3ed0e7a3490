// The entry that closes a run (run_record.hpp).
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>

#include "auditor/engine/audit_report.hpp"
#include "auditor/ledger/database.hpp"

namespace phiward {

// The lists of report_json.hpp that are kept apart, by their key and entry kind.
inline constexpr const char* kRunLists[] = {"findings", "unscanned", "binary"};

// What it holds of the report, which is all but the lists and what follows from them.
[[nodiscard]] nlohmann::json closing_data(const AuditReport& report, std::int64_t seq);

// The body of entry `seq`. Throws LedgerError if there is none.
[[nodiscard]] nlohmann::json closing_body(Database& database, std::int64_t seq);

// The number of the run whose lists the one that `closing` closes refers to; 0 if it has its own.
// Throws nlohmann::json::exception if it closes none.
[[nodiscard]] std::int64_t lists_of(const nlohmann::json& closing);

}  // namespace phiward
