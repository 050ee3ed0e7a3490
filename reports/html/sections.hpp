// The parts of the page, in the order they stand. Each writes one <section> or nothing.
#pragma once

#include <vector>

#include "auditor/engine/audit_report.hpp"
#include "reports/html/markup.hpp"
#include "reports/verdict.hpp"
#include "rules/embedded.hpp"

namespace phiward {

void write_verdict_section(Markup& markup, const Verdict& verdict);
void write_audit_facts(Markup& markup, const AuditReport& report);
void write_totals_table(Markup& markup, const AuditReport& report);
void write_finding_sections(Markup& markup, const AuditReport& report);
void write_gap_sections(Markup& markup, const AuditReport& report);
void write_guidance(Markup& markup, const AuditReport& report, const Verdict& verdict);
void write_glossary(Markup& markup);

// html/style.css, as built into the program.
[[nodiscard]] std::vector<EmbeddedFile> embedded_styles();

}  // namespace phiward
