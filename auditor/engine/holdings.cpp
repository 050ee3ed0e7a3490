#include "auditor/engine/holdings.hpp"

#include <algorithm>

namespace phiward {

Holdings::Holdings(const TreeRecords& records, const std::vector<std::uint32_t>& wanted)
    : records_(records), wanted_(wanted), of_tree_(records.size()) {
  end_holding(0);
  for (std::uint32_t tree = 0; tree < records.size() && complete_; ++tree) {
    of_tree_[tree] = hold(tree);
  }
}

std::optional<Holdings::Entry> Holdings::held(const TreeRecords::Change& change) const {
  if (change.child == TreeRecords::kNone) return std::nullopt;
  const std::uint32_t child = change.tree ? of_tree_[change.child] : wanted_[change.child];
  if (child == (change.tree ? 0 : TreeRecords::kNone)) return std::nullopt;
  return Entry{change.name, child, !change.tree};
}

// Most trees hold what their base holds.
std::uint32_t Holdings::hold(std::uint32_t tree) {
  const TreeRecords::Record& record = records_.record(tree);
  const std::uint32_t base = record.base == TreeRecords::kNone ? 0 : of_tree_[record.base];
  const std::span<const Entry> before = entries(base);
  const std::span<const TreeRecords::Change> changes = records_.changes(tree);
  const bool same = std::ranges::none_of(changes, [&](const TreeRecords::Change& change) {
    return held(change) || std::ranges::binary_search(before, change.name, {}, &Entry::name);
  });
  if (same) return base;
  std::vector<Entry> now(before.begin(), before.end());
  for (const TreeRecords::Change& change : changes) {
    const std::optional<Entry> entry = held(change);
    auto at = std::ranges::lower_bound(now, change.name, {}, &Entry::name);
    if (at != now.end() && at->name == change.name) at = now.erase(at);
    if (!entry) continue;
    now.insert(at, *entry);
    new_.entries.push_back(*entry);
  }
  complete_ = all_.entries.size() + now.size() <= kMostEntries;
  if (now.empty() || !complete_) {
    new_.entries.resize(new_.begins.back());
    return 0;
  }
  all_.entries.insert(all_.entries.end(), now.begin(), now.end());
  end_holding(base);
  return static_cast<std::uint32_t>(bases_.size() - 1);
}

void Holdings::end_holding(std::uint32_t base) {
  bases_.push_back(base);
  all_.end();
  new_.end();
}

}  // namespace phiward
