#include "auditor/engine/finding_set.hpp"

#include <algorithm>

namespace phiward {
namespace {

auto position(const LocatedFinding& located) {
  return std::tie(located.finding.line, located.finding.column, located.blob);
}

bool graver(const Finding& a, const Finding& b) {
  return std::tie(a.outcome, b.confidence) < std::tie(b.outcome, a.confidence);
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
    return;
  }
  const std::uint64_t occurrences = place.finding.occurrences + finding.occurrences;
  const bool earlier =
      order < place.order || (order == place.order && position(finding) < position(place.finding));
  // The place is the first one's, the judgement the gravest: a later version of the text may
  // have had more context.
  if (earlier) {
    std::swap(place.finding, finding);
    place.order = order;
  }
  if (graver(finding.finding, place.finding.finding)) adopt(place.finding.finding, finding.finding);
  place.finding.occurrences = occurrences;
}

std::vector<GatheredFinding> FindingSet::take() {
  std::vector<GatheredFinding> findings;
  findings.reserve(places_.size());
  for (auto& [key, place] : places_) {
    findings.push_back({std::move(place.finding), std::move(place.carriers)});
  }
  places_.clear();
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
