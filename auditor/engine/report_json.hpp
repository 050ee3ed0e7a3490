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
// The list of findings is empty, the rest of the report is as it is.
[[nodiscard]] nlohmann::json to_json_without_findings(const AuditReport& report);
[[nodiscard]] nlohmann::json to_json(const LocatedFinding& finding);
[[nodiscard]] nlohmann::json to_json(const Exposure& exposure);
[[nodiscard]] nlohmann::json to_json(const Unscanned& unscanned);

// To two decimals, so that the same report is the same text on every machine.
[[nodiscard]] double shown_confidence(double confidence);

// The inverse. Throws ReportJsonError if a key is missing or of another type.
[[nodiscard]] AuditReport report_from_json(const nlohmann::json& json);

}  // namespace phiward
