#include "reports/report_writer.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace phiward {
namespace {

// ssn leads the vocabulary because it is the gravest; the regulation counts from A to R,
// and a place that will hold identifiers has no letter and comes last.
std::pair<char, Identifier> regulation_order(Identifier identifier) {
  const char letter = hipaa_letter(identifier);
  return {letter == '-' ? '~' : letter, identifier};
}

void add(IdentifierTotal& total, Outcome outcome) {
  switch (outcome) {
    case Outcome::block:
      ++total.block;
      break;
    case Outcome::warn:
      ++total.warn;
      break;
    case Outcome::info:
      ++total.info;
      break;
  }
}

}  // namespace

const std::vector<ReportFormat>& report_formats() {
  static const std::vector<ReportFormat> formats = {
      {"text", "for a terminal", write_text},
      {"json", "for programs, schema phiward.findings/1", write_json},
      {"html", "one page for people, to read or print", write_html},
  };
  return formats;
}

const ReportFormat* find_report_format(std::string_view name) {
  const auto& formats = report_formats();
  const auto found = std::ranges::find(formats, name, &ReportFormat::name);
  return found == formats.end() ? nullptr : &*found;
}

std::vector<IdentifierTotal> totals_by_identifier(const AuditReport& report) {
  std::map<std::pair<char, Identifier>, IdentifierTotal> totals;
  std::map<Identifier, std::set<std::string_view>> values;
  for (const LocatedFinding& located : report.findings) {
    const Finding& finding = located.finding;
    IdentifierTotal& total = totals[regulation_order(finding.identifier)];
    total.identifier = finding.identifier;
    add(total, finding.outcome);
    values[finding.identifier].insert(finding.fingerprint);
  }
  std::vector<IdentifierTotal> result;
  result.reserve(totals.size());
  for (auto& [order, total] : totals) {
    total.distinct_values = values[total.identifier].size();
    result.push_back(total);
  }
  return result;
}

}  // namespace phiward
