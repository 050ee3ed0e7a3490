// Reports and inspections in compact form (compact.hpp). As findings themselves it holds no
// value. Only the program that wrote it reads it: there is no version in it.
#pragma once

#include "auditor/engine/audit_report.hpp"
#include "auditor/engine/compact.hpp"
#include "auditor/engine/inspection.hpp"

namespace phiward {

// Target, findings and coverage; who made the report, when, and its entry are left out.
// REQUIRES of both: what is written outlives the writer.
void write(CompactWriter& out, const AuditReport& report);
void write(CompactWriter& out, const Inspection& inspection);

// Both throw CompactError.
[[nodiscard]] AuditReport read_report(CompactReader& in);
[[nodiscard]] Inspection read_inspection(CompactReader& in);

}  // namespace phiward
