#include "reports/verdict.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "reports/figures.hpp"

namespace phiward {
namespace {

bool may_be_a_patients(const Finding& finding) {
  return finding.subject == Subject::patient || finding.subject == Subject::unknown;
}

std::string what_it_holds(const Verdict& verdict) {
  if (verdict.identifying > 0) {
    return grouped(verdict.identifying) + (verdict.identifying == 1
                                               ? " value that identifies a patient"
                                               : " values that identify patients");
  }
  return grouped(verdict.needing_look) + (verdict.needing_look == 1
                                              ? " value that may identify a patient"
                                              : " values that may identify patients");
}

bool found_something(const Verdict& verdict) {
  return verdict.identifying > 0 || verdict.needing_look > 0;
}

}  // namespace

Weight weight_of(const LocatedFinding& located) {
  const Finding& finding = located.finding;
  if (finding.outcome == Outcome::info) return Weight::set_apart;
  if (finding.outcome == Outcome::block) {
    const bool is_value = finding.identifier != Identifier::schema;
    return is_value && may_be_a_patients(finding) ? Weight::identifies : Weight::needs_a_look;
  }
  return may_be_a_patients(finding) ? Weight::needs_a_look : Weight::set_apart;
}

Verdict verdict_of(const AuditReport& report) {
  std::set<std::pair<Identifier, std::string_view>> identifying;
  std::set<std::pair<Identifier, std::string_view>> doubtful;
  Verdict verdict;
  for (const LocatedFinding& located : report.findings) {
    const Weight weight = weight_of(located);
    const std::pair value(located.finding.identifier,
                          std::string_view(located.finding.fingerprint));
    if (weight == Weight::identifies) identifying.insert(value);
    if (weight == Weight::needs_a_look) doubtful.insert(value);
    if (weight == Weight::set_apart) ++verdict.set_apart;
  }
  verdict.identifying = identifying.size();
  verdict.needing_look = static_cast<std::uint64_t>(std::ranges::count_if(
      doubtful, [&](const auto& value) { return !identifying.contains(value); }));
  const Coverage& coverage = report.coverage;
  verdict.gaps = coverage.unscanned.size();
  verdict.partial = !report.limits.empty();
  verdict.is_history = coverage.refs > 0 || coverage.commits > 0;
  verdict.looked_at_anything = verdict.is_history || coverage.blobs > 0 || coverage.bytes > 0;
  return verdict;
}

std::string headline(const Verdict& verdict) {
  if (verdict.gaps > 0) {
    return "INCOMPLETE: " + counted(verdict.gaps, "object", "objects") + " could not be looked at.";
  }
  if (found_something(verdict)) {
    const std::string_view whole =
        verdict.is_history ? "This history holds " : "The scanned text holds ";
    const std::string_view part = "The part that was looked at holds ";
    return std::string(verdict.partial ? part : whole) + what_it_holds(verdict) + ".";
  }
  if (!verdict.looked_at_anything) return "There was nothing to look at.";
  if (verdict.partial) {
    return "PARTIAL: nothing found that identifies a patient in the part that was looked at.";
  }
  return "Complete, and nothing found that identifies a patient.";
}

std::string remark(const Verdict& verdict) {
  std::string text;
  if (verdict.gaps > 0) {
    text = found_something(verdict)
               ? "What was looked at holds " + what_it_holds(verdict) + ". "
               : "Nothing was found in the rest, which says nothing about these. ";
  }
  if (verdict.identifying > 0 && verdict.needing_look > 0) {
    text += verdict.needing_look == 1
                ? "1 more value may identify a patient; a person has to look at it. "
                : grouped(verdict.needing_look) +
                      " more values may identify patients; a person has to look at them. ";
  }
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace phiward
