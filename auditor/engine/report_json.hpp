// The JSON contract "phiward.findings/1" (DESIGN 6): printed by `--format json` and kept
// in ledger entries. Adding keys is allowed; changing or removing one needs a new number.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <stdexcept>

#include "auditor/engine/audit_report.hpp"

namespace phiward {

class ReportJsonError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

[[nodiscard]] nlohmann::json to_json(const AuditReport& report);
[[nodiscard]] nlohmann::json to_json(const LocatedFinding& finding);
[[nodiscard]] nlohmann::json to_json(const Unscanned& unscanned);

// The inverse. Throws ReportJsonError if a key is missing or of another type.
[[nodiscard]] AuditReport report_from_json(const nlohmann::json& json);

}  // namespace phiward
