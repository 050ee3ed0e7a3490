#include "auditor/engine/finding_set.hpp"

#include <algorithm>
#include <compare>

namespace phiward {
namespace {

auto position(const LocatedFinding& located) {
  return std::tie(located.finding.line, located.finding.column, located.blob);
}

// Negative if the judgement of `a` is the graver one.
auto compare_judgements(const Finding& a, const Finding& b) {
  return std::tie(a.outcome, b.confidence) <=> std::tie(b.outcome, a.confidence);
}

void adopt(Finding& finding, const Finding& judgement) {
  finding.outcome = judgement.outcome;
  finding.confidence = judgement.confidence;
  finding.subject = judgement.subject;
  finding.reasons = judgement.reasons;
}

}  // namespace

void FindingSet::add(LocatedFinding finding, std::uint64_t order,
                     std::span<const std::uint32_t> carriers) {
  Key key{finding.finding.rule, finding.finding.fingerprint, finding.surface, finding.path,
          finding.member,       finding.finding.field};
  const std::tuple judged_at(order, finding.finding.line, finding.finding.column);
  const auto [found, added] = places_.try_emplace(std::move(key));
  Place& place = found->second;
  for (const std::uint32_t carrier : carriers) {
    if (place.carriers.empty() || place.carriers.back() != carrier) {
      place.carriers.push_back(carrier);
    }
  }
  if (added) {
    place.finding = std::move(finding);
    place.order = order;
    place.judged_at = judged_at;
    return;
  }
  const std::uint64_t occurrences = place.finding.occurrences + finding.occurrences;
  const bool earlier =
      order < place.order || (order == place.order && position(finding) < position(place.finding));
  // The place is the first one's, the judgement the gravest, and of those the first: a later
  // version of the text may have had more context. Whatever the order of arrival.
  const auto gravity = compare_judgements(finding.finding, place.finding.finding);
  const bool judges = std::is_lt(gravity) || (std::is_eq(gravity) && judged_at < place.judged_at);
  if (earlier) {
    std::swap(place.finding, finding);
    place.order = order;
  }
  if (judges != earlier) adopt(place.finding.finding, finding.finding);
  if (judges) place.judged_at = judged_at;
  place.finding.occurrences = occurrences;
}

std::vector<GatheredFinding> FindingSet::take() {
  std::vector<GatheredFinding> findings;
  findings.reserve(places_.size());
  while (!places_.empty()) {  // one by one: all of them twice would be much memory
    Place place = std::move(places_.extract(places_.begin()).mapped());
    findings.push_back({std::move(place.finding), std::move(place.carriers)});
  }
  std::ranges::stable_sort(findings, [](const LocatedFinding& a, const LocatedFinding& b) {
    const auto order = [](const LocatedFinding& f) {
      return std::tie(f.finding.outcome, f.path, f.member, f.finding.line, f.finding.column,
                      f.finding.rule);
    };
    return order(a) < order(b);
  });
  return findings;
}

}  // namespace phiward
