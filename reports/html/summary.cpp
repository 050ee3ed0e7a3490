#include <cstdint>
#include <string>
#include <string_view>

#include "reports/figures.hpp"
#include "reports/html/sections.hpp"
#include "reports/report_writer.hpp"
#include "reports/wording.hpp"

namespace phiward {
namespace {

std::string_view tone_of(const Verdict& verdict) {
  if (verdict.gaps > 0) return "verdict incomplete";
  if (verdict.identifying > 0) return "verdict block";
  if (verdict.needing_look > 0 || !verdict.looked_at_anything) return "verdict warn";
  return "verdict clean";
}

void write_fact(Markup& markup, std::string_view name, std::string_view value) {
  markup.nest({"div"}, [&] {
    markup.leaf({"dt"}, name);
    markup.leaf({"dd"}, value);
  });
}

void write_rules_fact(Markup& markup, const AuditReport& report) {
  markup.nest({"div"}, [&] {
    markup.leaf({"dt"}, "Rules");
    markup.inside({"dd"}, [&] {
      markup.text(grouped(report.rules) + " rules, digest ");
      markup.leaf({"code"}, report.rules_digest);
    });
  });
}

void write_figure(Markup& markup, std::string_view number, std::string_view caption) {
  markup.nest({"div"}, [&] {
    markup.leaf({"dd"}, number);
    markup.leaf({"dt"}, caption);
  });
}

void write_figures(Markup& markup, const AuditReport& report) {
  const Coverage& coverage = report.coverage;
  markup.nest({"dl", "figures"}, [&] {
    write_figure(markup, grouped(count_individuals(report)), "individuals, estimated");
    write_figure(markup, grouped(coverage.refs), "branches and tags");
    write_figure(markup, grouped(coverage.commits), "commits");
    write_figure(markup, grouped(coverage.blobs), "file versions");
    write_figure(markup, grouped(coverage.paths), "file names");
    write_figure(markup, data_size(coverage.bytes), "of text and data");
    write_figure(markup, grouped(coverage.unscanned.size()), "not looked at");
  });
}

void write_number_cell(Markup& markup, std::string_view label, std::uint64_t number) {
  const std::string_view css_class = number == 0 ? "number zero" : "number";
  markup.leaf({"td", css_class, {{"data-label", std::string(label)}}}, grouped(number));
}

void write_total_cells(Markup& markup, const IdentifierTotal& total) {
  write_number_cell(markup, "Block", total.block);
  write_number_cell(markup, "Warn", total.warn);
  write_number_cell(markup, "Info", total.info);
  write_number_cell(markup, "Distinct values", total.distinct_values);
}

void write_total_row(Markup& markup, const IdentifierTotal& total) {
  markup.nest({"tr"}, [&] {
    markup.leaf({"th", "", {{"scope", "row"}}}, title_of(total.identifier));
    const std::string reference = citation(total.identifier);
    markup.leaf({"td", "citation", {{"data-label", "Regulation"}}},
                reference.empty() ? "a place made for identifiers" : reference);
    write_total_cells(markup, total);
  });
}

void write_totals_head(Markup& markup) {
  markup.nest({"thead"}, [&] {
    markup.nest({"tr"}, [&] {
      for (const char* name : {"Identifier", "Regulation"}) {
        markup.leaf({"th", "", {{"scope", "col"}}}, name);
      }
      for (const char* name : {"Block", "Warn", "Info", "Distinct values"}) {
        markup.leaf({"th", "number", {{"scope", "col"}}}, name);
      }
    });
  });
}

}  // namespace

void write_verdict_section(Markup& markup, const Verdict& verdict) {
  markup.nest({"section", tone_of(verdict), {{"aria-label", "Verdict"}}}, [&] {
    markup.leaf({"p", "headline"}, headline(verdict));
    const std::string more = remark(verdict);
    if (!more.empty()) markup.leaf({"p"}, more);
  });
}

void write_audit_facts(Markup& markup, const AuditReport& report) {
  markup.nest({"section", "", {{"id", "audit"}}}, [&] {
    markup.leaf({"h2"}, "What was audited");
    write_figures(markup, report);
    markup.nest({"dl", "facts"}, [&] {
      write_fact(markup, "Target", report.target);
      write_fact(markup, "Started", in_words(report.started));
      write_fact(markup, "Took", duration(report.seconds));
      write_fact(markup, "Program", "phiward " + report.version);
      write_rules_fact(markup, report);
      if (!report.limits.empty()) write_fact(markup, "Partial: only", listed(report.limits));
      if (!report.disabled_rules.empty()) {
        write_fact(markup, "Rules switched off", listed(report.disabled_rules));
      }
      write_fact(markup, "Evidence",
                 report.ledger_seq > 0 ? "ledger entry " + grouped(report.ledger_seq)
                                       : "not recorded in the ledger");
    });
  });
}

void write_totals_table(Markup& markup, const AuditReport& report) {
  const auto totals = totals_by_identifier(report);
  if (totals.empty()) return;
  IdentifierTotal sum;
  markup.nest({"section", "", {{"id", "totals"}}}, [&] {
    markup.leaf({"h2"}, "Findings by identifier");
    markup.nest({"table", "totals"}, [&] {
      write_totals_head(markup);
      markup.nest({"tbody"}, [&] {
        for (const IdentifierTotal& total : totals) {
          write_total_row(markup, total);
          sum.block += total.block;
          sum.warn += total.warn;
          sum.info += total.info;
          sum.distinct_values += total.distinct_values;
        }
      });
      markup.nest({"tfoot"}, [&] {
        markup.nest({"tr"}, [&] {
          markup.leaf({"th", "", {{"scope", "row"}, {"colspan", "2"}}}, "All");
          write_total_cells(markup, sum);
        });
      });
    });
    markup.leaf({"p", "note"},
                "These are values, not people: one person usually has several. How many people "
                "they are of is estimated from what stands together in a row, a message or a "
                "paragraph. The same value in several places is one distinct value.");
  });
}

}  // namespace phiward
