// Findings as JSON text, as to_json (report_json.hpp) would have it dumped: reports and the ledger
// hold hundreds of thousands, for which a tree of values takes seconds and a gigabyte.
#pragma once

#include <cstdint>
#include <string>

#include "auditor/engine/audit_report.hpp"

namespace phiward {

// Pretty: as an item of a list in the report, two spaces a level, ASCII alone. Canonical: no
// spaces, UTF-8. In both, what is not UTF-8 is replaced.
enum class JsonStyle : std::uint8_t { pretty, canonical };

// Appends one finding.
void append_json(std::string& out, const LocatedFinding& located, JsonStyle style);

}  // namespace phiward
