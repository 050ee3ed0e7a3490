// The table of report formats. A format is one file with one function and one row.
#pragma once

#include <iosfwd>
#include <string_view>
#include <vector>

#include "auditor/engine/audit_report.hpp"

namespace phiward {

struct ReportFormat {
  std::string_view name;   // as in --format
  std::string_view title;  // one line for --help
  void (*write)(std::ostream& out, const AuditReport& report);
};

[[nodiscard]] const std::vector<ReportFormat>& report_formats();
[[nodiscard]] const ReportFormat* find_report_format(std::string_view name);  // null if none

// One row of the HIPAA summary: an identifier class with its citation and totals.
struct IdentifierTotal {
  Identifier identifier{};
  std::uint64_t block = 0, warn = 0, info = 0;
  std::uint64_t distinct_values = 0;  // different fingerprints
};

// In the order of 45 CFR 164.514(b)(2)(i); classes without a finding are left out.
[[nodiscard]] std::vector<IdentifierTotal> totals_by_identifier(const AuditReport& report);

void write_text(std::ostream& out, const AuditReport& report);
void write_json(std::ostream& out, const AuditReport& report);
void write_html(std::ostream& out, const AuditReport& report);

// The two halves of write_text: what may differ from one run to the next that found the same, and
// looks at no list; and what follows from the lists, and from whether there is a ledger_seq.
void write_text_head(std::ostream& out, const AuditReport& report);
void write_text_rest(std::ostream& out, const AuditReport& report);

}  // namespace phiward
