#include "auditor/engine/exposed.hpp"

#include <algorithm>
#include <iterator>

namespace phiward {
namespace {

// By blob of the records: itself, if it is a carrier.
std::vector<std::uint32_t> wanted_blobs(const TreeRecords& trees,
                                        std::span<const Carrier> carriers) {
  std::vector<std::uint32_t> wanted(trees.blobs().size(), Exposed::kNone);
  for (const Carrier& carrier : carriers) {
    if (const auto blob = trees.blobs().find(carrier.object)) wanted[*blob] = *blob;
  }
  return wanted;
}

}  // namespace

Exposed::Exposed(const CommitScan& commits, const TreeRecords& trees,
                 std::span<const NamedTip> tips, std::span<const Carrier> carriers)
    : trees_(trees), wanted_(wanted_blobs(trees, carriers)), holdings_(trees, wanted_) {
  add_commits(commits);
  for (const NamedTip& named : tips) {
    const Tip& tip = named.tip;
    tip_roots_.push_back(tip.type == ObjectType::commit ? commits.position(tip.id).value_or(kNone)
                                                        : add_root(tip));
  }
  for (const Carrier& carrier : carriers) {
    const bool commit =
        carrier.surface == Surface::commit_message || carrier.surface == Surface::identity;
    const auto position = commit ? commits.position(carrier.object) : std::nullopt;
    commit_of_.push_back(position.value_or(kNone));
    blob_of_.push_back(commit ? kNone : trees.blobs().find(carrier.object).value_or(kNone));
  }
}

void Exposed::add_commits(const CommitScan& commits) {
  for (std::uint32_t i = 0; i < commits.order().size(); ++i) {
    roots_.push_back(root_at({commits.order()[i].tree, ObjectType::tree}));
    std::ranges::copy(commits.parents_of(i), std::back_inserter(parents_));
    parents_end_.push_back(parents_.size());
  }
}

std::uint32_t Exposed::add_root(const Tip& tip) {
  roots_.push_back(root_at(tip));
  return static_cast<std::uint32_t>(roots_.size() - 1);
}

// What it holds: nothing, if it was not met.
Holdings::Entry Exposed::root_at(const Tip& tip) const {
  if (tip.type == ObjectType::tree) {
    const auto tree = trees_.tree(tip.id);
    return {0, tree ? holdings_.of_tree(*tree) : 0, false};
  }
  const auto blob = trees_.blobs().find(tip.id);
  const bool wanted = blob && wanted_[*blob] != kNone;
  return {0, wanted ? *blob : 0, wanted};
}

std::vector<std::uint32_t> Exposed::last_commits() const {
  std::vector<std::uint32_t> of_root(roots_.size());
  for (std::uint32_t i = 0; i < parents_end_.size(); ++i) of_root[i] = i + 1;
  return spread(of_root, [](std::uint32_t a, std::uint32_t b) { return std::max(a, b); });
}

Exposed::Bits Exposed::held_by(const Bits& roots) const {
  return spread(roots, [](std::uint64_t a, std::uint64_t b) { return a | b; });
}

void Exposed::reach(Bits& roots) const {
  for (std::size_t i = parents_end_.size(); i-- > 0;) {
    if (roots[i] == 0) continue;
    for (std::size_t p = i == 0 ? 0 : parents_end_[i - 1]; p < parents_end_[i]; ++p) {
      if (parents_[p] != kNone) roots[parents_[p]] |= roots[i];
    }
  }
}

HeldPaths Exposed::paths() const {
  HeldPaths paths(trees_, holdings_);
  const auto enter = [&](std::uint32_t root, bool at_tip) {
    if (root != kNone && !roots_[root].blob) paths.enter(roots_[root].child, at_tip);
  };
  for (const std::uint32_t root : tip_roots_) enter(root, true);
  for (std::uint32_t root = 0; root < roots_.size(); ++root) enter(root, false);
  return paths;
}

template <class Value, class Join>
std::vector<Value> Exposed::spread(const std::vector<Value>& of_root, Join join) const {
  std::vector<Value> of_holding(holdings_.size());
  std::vector<Value> of_blob(wanted_.size());
  const auto hand_on = [&](const Holdings::Entry& to, Value value) {
    Value& inside = to.blob ? of_blob[to.child] : of_holding[to.child];
    inside = join(inside, value);
  };
  for (std::size_t i = 0; i < roots_.size(); ++i) hand_on(roots_[i], of_root[i]);
  for (std::uint32_t h = static_cast<std::uint32_t>(holdings_.size()) - 1; h > 0; --h) {
    if (of_holding[h] == Value{}) continue;
    for (const Holdings::Entry& entry : holdings_.entries(h)) hand_on(entry, of_holding[h]);
  }
  std::vector<Value> of_carrier(commit_of_.size());
  for (std::size_t c = 0; c < of_carrier.size(); ++c) {
    if (commit_of_[c] != kNone) of_carrier[c] = of_root[commit_of_[c]];
    if (blob_of_[c] != kNone) of_carrier[c] = of_blob[blob_of_[c]];
  }
  return of_carrier;
}

}  // namespace phiward
