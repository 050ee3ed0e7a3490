#include "auditor/engine/finding_set.hpp"

#include <algorithm>
#include <compare>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

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

auto identity(const LocatedFinding& located) {
  return std::tie(located.finding.fingerprint, located.path, located.finding.rule, located.surface,
                  located.member, located.finding.field);
}

// The places of names in their order: comparing numbers is cheaper than paths that differ late.
class Ranks {
 public:
  void add(std::string_view name) { ranks_.try_emplace(name); }
  void settle() {
    std::vector<std::string_view> names;
    names.reserve(ranks_.size());
    for (const auto& [name, rank] : ranks_) names.push_back(name);
    std::ranges::sort(names);
    for (std::size_t i = 0; i < names.size(); ++i) ranks_[names[i]] = i;
  }
  [[nodiscard]] std::size_t of(std::string_view name) const { return ranks_.at(name); }

 private:
  std::unordered_map<std::string_view, std::size_t> ranks_;
};

}  // namespace

std::size_t FindingSet::Hash::operator()(const LocatedFinding& located) const {
  const std::hash<std::string_view> hash;
  return hash(located.finding.fingerprint) + 3 * hash(located.path);
}

bool FindingSet::Same::operator()(const LocatedFinding& a, const LocatedFinding& b) const {
  return identity(a) == identity(b);
}

void FindingSet::add(LocatedFinding finding, std::uint64_t order,
                     std::span<const std::uint32_t> carriers) {
  const std::tuple judged_at(order, finding.finding.line, finding.finding.column);
  const auto found = known_.find(finding);
  const bool added = found == known_.end();
  Place& place = added ? places_.emplace_back() : **found;
  std::vector<std::uint32_t>& held_by = place.finding.carriers;
  for (const std::uint32_t carrier : carriers) {
    if (held_by.empty() || held_by.back() != carrier) held_by.push_back(carrier);
  }
  LocatedFinding& known = place.finding;
  if (added) {
    known = std::move(finding);
    place.order = order;
    place.judged_at = judged_at;
    known_.insert(&place);
    return;
  }
  const std::uint64_t occurrences = known.occurrences + finding.occurrences;
  const bool earlier =
      order < place.order || (order == place.order && position(finding) < position(known));
  // The place is the first one's, the judgement the gravest, and of those the first: a later
  // version of the text may have had more context. Whatever the order of arrival.
  const auto gravity = compare_judgements(finding.finding, known.finding);
  const bool judges = std::is_lt(gravity) || (std::is_eq(gravity) && judged_at < place.judged_at);
  if (earlier) {
    std::swap(known, finding);
    place.order = order;
  }
  if (judges != earlier) adopt(known.finding, finding.finding);
  if (judges) place.judged_at = judged_at;
  known.occurrences = occurrences;
}

std::vector<FindingSet::Place*> FindingSet::in_order() {
  Ranks paths;
  Ranks members;
  for (const Place& place : places_) {
    paths.add(place.finding.path);
    members.add(place.finding.member);
  }
  paths.settle();
  members.settle();
  using Shown = std::tuple<Outcome, std::size_t, std::size_t, std::uint32_t, std::uint32_t>;
  std::vector<std::pair<Shown, Place*>> order;
  order.reserve(places_.size());
  for (Place& place : places_) {
    const Finding& finding = place.finding.finding;
    order.push_back({{finding.outcome, paths.of(place.finding.path),
                      members.of(place.finding.member), finding.line, finding.column},
                     &place});
  }
  std::ranges::sort(order, [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    const auto rest = [](const LocatedFinding& f) {
      return std::tie(f.finding.rule, f.finding.fingerprint, f.surface, f.finding.field);
    };
    return rest(a.second->finding) < rest(b.second->finding);
  });
  std::vector<Place*> places;
  places.reserve(order.size());
  for (const auto& [shown, place] : order) places.push_back(place);
  return places;
}

std::vector<GatheredFinding> FindingSet::take() {
  known_.clear();
  std::vector<GatheredFinding> findings;
  findings.reserve(places_.size());
  for (Place* place : in_order()) findings.push_back(std::move(place->finding));
  places_.clear();
  return findings;
}

}  // namespace phiward
