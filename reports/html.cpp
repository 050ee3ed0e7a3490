// One page for people: no script, nothing loaded from anywhere, good on paper.
#include <ostream>
#include <string>
#include <string_view>

#include "reports/html/sections.hpp"
#include "reports/report_writer.hpp"
#include "reports/wording.hpp"

namespace phiward {
namespace {

void write_document_head(Markup& markup, const AuditReport& report) {
  // The policy forbids everything but the inline style, should escaping ever fail.
  markup.literal(R"(<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
)");
  markup.leaf({"title"}, "PHI audit of " + base_name(report.target));
  markup.nest({"style"}, [&] {
    for (const EmbeddedFile& style : embedded_styles()) markup.literal(style.text);
  });
}

void write_banner(Markup& markup, const AuditReport& report) {
  markup.nest({"header", "banner"}, [&] {
    markup.leaf({"p", "kicker"}, "Audit for protected health information");
    markup.leaf({"h1"}, base_name(report.target));
    markup.leaf({"p", "when"}, in_words(report.started));
  });
}

void write_contents(Markup& markup, const AuditReport& report) {
  markup.nest({"nav", "contents", {{"aria-label", "Contents"}}}, [&] {
    const auto link = [&](const char* target, std::string_view text) {
      markup.leaf({"a", "", {{"href", target}}}, text);
    };
    link("#audit", "What was audited");
    if (!report.findings.empty()) link("#totals", "Findings");
    if (!report.coverage.complete()) link("#gaps", "Not looked at");
    link("#next", "What to do next");
    link("#words", "Words used here");
  });
}

void write_footer(Markup& markup, const AuditReport& report) {
  markup.nest({"footer"}, [&] {
    markup.leaf({"p"}, "Made by phiward " + report.version +
                           ". This page holds no identifier itself, not even in part: in place "
                           "of each value stands its shape. It is an engineering record, not "
                           "legal advice.");
  });
}

}  // namespace

void write_html(std::ostream& out, const AuditReport& report) {
  const Verdict verdict = verdict_of(report);
  Markup markup(out);
  markup.literal("<!DOCTYPE html>\n");
  markup.nest({"html", "", {{"lang", "en"}}}, [&] {
    markup.nest({"head"}, [&] { write_document_head(markup, report); });
    markup.nest({"body"}, [&] {
      write_banner(markup, report);
      markup.nest({"main"}, [&] {
        write_verdict_section(markup, verdict);
        write_contents(markup, report);
        write_audit_facts(markup, report);
        write_totals_table(markup, report);
        write_finding_sections(markup, report);
        write_gap_sections(markup, report);
        write_guidance(markup, report, verdict);
        write_glossary(markup);
      });
      write_footer(markup, report);
    });
  });
}

}  // namespace phiward
