#include "auditor/engine/finding_set.hpp"

#include <algorithm>
#include <compare>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace phiward {
namespace {

// Of two places of the same order.
bool is_before(const Occurrence& found, const LocatedFinding& known) {
  const auto a = std::tie(found.finding.line, found.finding.column);
  const auto b = std::tie(known.finding.line, known.finding.column);
  return a < b || (a == b && hex_or_empty(found.object) < known.blob);
}

std::tuple<std::uint64_t, std::uint32_t, std::uint32_t> judged_at(const Occurrence& found) {
  return {found.order, found.finding.line, found.finding.column};
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

auto identity(const Occurrence& found) {
  return std::tie(found.finding.fingerprint, found.path, found.finding.rule, found.surface,
                  found.member, found.finding.field);
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

std::size_t FindingSet::Hash::operator()(const Occurrence& found) const {
  const std::hash<std::string_view> hash;
  return hash(found.finding.fingerprint) + 3 * hash(found.path);
}

bool FindingSet::Same::operator()(const Occurrence& a, const Occurrence& b) const {
  return identity(a) == identity(b);
}

FindingSet::Place& FindingSet::add_place(const Occurrence& found) {
  Place& place = places_.emplace_back();
  place.finding.surface = found.surface;
  place.finding.path = found.path;
  place.finding.member = found.member;
  place.finding.occurrences = 0;  // counted by who asked
  place.finding.finding = found.finding;
  place.finding.commit = hex_or_empty(found.commit);
  place.finding.blob = hex_or_empty(found.object);
  place.order = found.order;
  place.judged_at = judged_at(found);
  known_.insert(&place);
  return place;
}

void FindingSet::add(const Occurrence& found, std::span<const std::uint32_t> carriers) {
  const auto known = known_.find(found);
  Place& place = known == known_.end() ? add_place(found) : **known;
  LocatedFinding& shown = place.finding;
  ++shown.occurrences;
  std::vector<std::uint32_t>& held_by = place.finding.carriers;
  for (const std::uint32_t carrier : carriers) {
    if (held_by.empty() || held_by.back() != carrier) held_by.push_back(carrier);
  }
  // The place is the first one's, the judgement the gravest, and of those the first: a later
  // version of the text may have had more context. Whatever the order of arrival.
  const bool earlier =
      found.order < place.order || (found.order == place.order && is_before(found, shown));
  const auto gravity = compare_judgements(found.finding, shown.finding);
  const bool judges =
      std::is_lt(gravity) || (std::is_eq(gravity) && judged_at(found) < place.judged_at);
  if (earlier) {
    const Finding before = std::exchange(shown.finding, found.finding);
    if (!judges) adopt(shown.finding, before);
    shown.commit = hex_or_empty(found.commit);
    shown.blob = hex_or_empty(found.object);
    place.order = found.order;
  } else if (judges) {
    adopt(shown.finding, found.finding);
  }
  if (judges) place.judged_at = judged_at(found);
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
