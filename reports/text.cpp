// The report for a terminal of 80 columns: where to look, then what is missing, then the
// verdict. Own words are ASCII; foreign ones go through printable().
#include <algorithm>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "reports/columns.hpp"
#include "reports/figures.hpp"
#include "reports/gaps.hpp"
#include "reports/places.hpp"
#include "reports/report_writer.hpp"
#include "reports/verdict.hpp"
#include "reports/wording.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

constexpr std::size_t kColumns = 80;
constexpr std::size_t kPlaces = 20;        // shown; the rest is counted
constexpr std::size_t kLinesAPlace = 8;    // shown; the rest is counted
constexpr std::size_t kReasons = 12;       // shown; the rest is counted
constexpr std::size_t kNameColumns = 240;  // longer paths lose their middle
constexpr std::size_t kLabelColumns = 40;  // titles up to here are aligned
constexpr std::size_t kDetailIndent = 20;  // of "  block  line 12    "

std::string right(std::string_view text, std::size_t columns) {
  const std::size_t used = width(text);
  return std::string(columns > used ? columns - used : 0, ' ') + std::string(text);
}

// The text without its middle if it is very long; never cut inside a character.
std::string shortened(const std::string& text) {
  if (text.size() <= kNameColumns) return text;
  std::size_t head = kNameColumns / 2;
  std::size_t tail = text.size() - kNameColumns / 2;
  while (head > 0 && !starts_character(text[head])) --head;
  while (tail < text.size() && !starts_character(text[tail])) ++tail;
  return text.substr(0, head) + "[...]" + text.substr(tail);
}

// What does not fit behind the label goes on below it.
void write_behind(std::ostream& out, const std::string& label, std::string_view text) {
  std::string before = label;
  for (const std::string& line : wrapped(text, kColumns - width(label))) {
    out << before << line << '\n';
    before.assign(width(label), ' ');
  }
}

std::string printable_digest(const AuditReport& report) {
  return report.rules_digest.empty() ? "unknown" : short_id(report.rules_digest);
}

void write_totals(std::ostream& out, const AuditReport& report) {
  if (report.findings.empty()) return;
  out << '\n';
  for (const Outcome outcome : {Outcome::block, Outcome::warn, Outcome::info}) {
    const std::uint64_t findings = count(report, outcome);
    if (findings == 0) continue;
    out << "  " << padded(to_string(outcome), 5) << right(grouped(findings), 9)
        << (findings == 1 ? "  finding\n" : "  findings\n");
  }
  if (const std::uint64_t people = count_individuals(report); people > 0) {
    out << "  about" << right(grouped(people), 9)
        << (people == 1 ? "  individual\n" : "  individuals\n");
  }
}

std::string label_of(const Finding& finding) {
  std::string label = printable(finding.title);
  if (!finding.field.empty()) label += " (" + printable(finding.field) + ")";
  return label;
}

void write_finding(std::ostream& out, const LocatedFinding& located, std::size_t label_columns) {
  const Finding& finding = located.finding;
  const std::string line = finding.line == 0 ? "" : "line " + std::to_string(finding.line);
  const std::string label = label_of(finding);
  std::string shape = printable(finding.preview);
  if (located.occurrences > 1) shape += "  " + counted(located.occurrences, "time", "times");
  out << "  " << padded(to_string(finding.outcome), 5) << "  " << padded(line, 10) << ' ';
  const std::size_t end = kDetailIndent + std::max(width(label), label_columns) + 2 + width(shape);
  if (end <= kColumns) {
    out << padded(label, label_columns) << "  " << shape << '\n';
  } else {
    out << label << '\n' << std::string(kDetailIndent + 2, ' ') << shape << '\n';
  }
}

std::size_t widest_label(const Place& place) {
  std::size_t widest = 0;
  for (const LocatedFinding* located : place.findings) {
    const std::size_t columns = width(label_of(located->finding));
    if (columns <= kLabelColumns) widest = std::max(widest, columns);
  }
  return widest;
}

void write_place(std::ostream& out, const Place& place) {
  const std::string name = shortened(name_of(place));
  const std::string& commit = place.first().commit;
  out << '\n' << name;
  if (!commit.empty()) {
    const std::string origin = "commit " + short_id(commit);
    const bool fits = width(name) + 2 + width(origin) <= kColumns;
    if (fits) out << right(origin, kColumns - width(name));
    if (!fits) out << '\n' << right(origin, kColumns);
  }
  out << '\n';
  for (const std::string& told : {exposure_of(place), other_paths_of(place)}) {
    if (!told.empty()) write_behind(out, "  ", shortened(told));
  }
  const std::size_t label_columns = widest_label(place);
  const std::size_t shown = std::min(place.findings.size(), kLinesAPlace);
  for (std::size_t i = 0; i < shown; ++i) write_finding(out, *place.findings[i], label_columns);
  if (const std::size_t rest = place.findings.size() - shown; rest > 0) {
    out << "  ... and " << grouped(rest) << " more here\n";
  }
}

void write_findings(std::ostream& out, const AuditReport& report, const Verdict& verdict) {
  FindingRefs weighty;
  for (const LocatedFinding& located : report.findings) {
    if (weight_of(located) != Weight::set_apart) weighty.push_back(&located);
  }
  const std::vector<Place> places = group_by_place(weighty);
  const std::size_t shown = std::min(places.size(), kPlaces);
  for (std::size_t i = 0; i < shown; ++i) write_place(out, places[i]);
  if (const std::size_t rest = places.size() - shown; rest > 0) {
    out << "\n... and " << counted(rest, "more place", "more places") << '\n';
  }
  if (verdict.set_apart > 0) {
    out << "\nSet apart: " << counted(verdict.set_apart, "finding", "findings")
        << " (made up, a provider's, or for information)\n";
  }
}

void write_gaps(std::ostream& out, std::string_view heading, const std::vector<Unscanned>& gaps) {
  if (gaps.empty()) return;
  out << '\n' << heading << '\n';
  const std::vector<GapGroup> groups = group_by_reason(gaps);
  const std::size_t shown = std::min(groups.size(), kReasons);
  for (std::size_t i = 0; i < shown; ++i) {
    write_behind(out, right(grouped(groups[i].items.size()), 9) + "  ",
                 shortened(printable(groups[i].reason)));
  }
  if (groups.size() > shown) {
    out << "  ... and for " << counted(groups.size() - shown, "more reason", "more reasons")
        << '\n';
  }
}

void write_verdict(std::ostream& out, const AuditReport& report, const Verdict& verdict) {
  const bool has_more = !report.findings.empty() || !report.coverage.complete();
  out << '\n' << headline(verdict) << '\n';
  if (const std::string more = remark(verdict); !more.empty()) {
    for (const std::string& line : wrapped(more, kColumns)) out << line << '\n';
  }
  if (!has_more) return;
  out << (report.ledger_seq > 0 ? "Every place and object: phiward report --format html, or json\n"
                                : "Every place and object: --format json\n");
}

}  // namespace

void write_text_head(std::ostream& out, const AuditReport& report) {
  const Coverage& coverage = report.coverage;
  const std::string rate = data_rate(coverage.bytes, report.seconds);
  out << "phiward " << printable(report.version) << "  " << printable(report.target) << '\n'
      << "  started    " << in_words(report.started) << ", took " << duration(report.seconds)
      << (rate.empty() ? "" : " (" + rate + ")") << '\n'
      << "  looked at  ";
  if (coverage.refs > 0 || coverage.commits > 0) {
    out << counted(coverage.refs, "ref", "refs") << ", "
        << counted(coverage.commits, "commit", "commits") << ", ";
  }
  out << counted(coverage.blobs, "file version", "file versions") << ", "
      << data_size(coverage.bytes) << '\n'
      << "  rules      " << grouped(report.rules) << ", digest " << printable_digest(report)
      << '\n';
  for (const std::string& limit : report.limits) {
    write_behind(out, "  partial    ", "only " + printable(limit));
  }
  if (!report.disabled_rules.empty()) {
    write_behind(out, "  disabled   ", listed(report.disabled_rules));
  }
  if (report.ledger_seq > 0) out << "  ledger     entry " << grouped(report.ledger_seq) << '\n';
}

void write_text(std::ostream& out, const AuditReport& report) {
  write_text_head(out, report);
  write_text_rest(out, report);
}

void write_text_rest(std::ostream& out, const AuditReport& report) {
  const Verdict verdict = verdict_of(report);
  write_totals(out, report);
  write_findings(out, report, verdict);
  write_gaps(out, "Not looked at", report.coverage.unscanned);
  write_gaps(out, "Binary, so only searched for plain text", report.coverage.binary);
  write_verdict(out, report, verdict);
}

}  // namespace phiward
