#include "auditor/engine/tree_records.hpp"

namespace phiward {

void TreeRecords::add(const TreeDiff& diff) {
  Record record;
  record.begin = changes_.size();
  if (diff.base) record.base = tree(*diff.base).value_or(kNone);
  for (const TreeChange& change : diff.changes) changes_.push_back(change_of(change));
  trees_.add(diff.tree);
  records_.push_back(record);
}

// A file and a directory of one name are two entries.
std::uint64_t TreeRecords::name_of(const TreeChange& change) {
  const std::uint64_t name = hash_(change.name).low ^ (change.is_tree() ? 1U : 0U);
  if (change.kind != TreeChange::Kind::too_long) names_.try_emplace(name, change.name);
  return name;
}

TreeRecords::Change TreeRecords::change_of(const TreeChange& change) {
  Change result{name_of(change), kNone, change.is_tree()};
  const bool holds =
      change.kind != TreeChange::Kind::removed && change.kind != TreeChange::Kind::too_long;
  if (!holds || change.is_submodule()) return result;
  result.child = change.is_tree() ? tree(change.id).value_or(kNone) : blobs_.add(change.id).first;
  return result;
}

std::span<const TreeRecords::Change> TreeRecords::changes(std::uint32_t tree) const {
  const std::size_t begin = records_[tree].begin;
  const std::size_t end = tree + 1 < records_.size() ? records_[tree + 1].begin : changes_.size();
  return {changes_.data() + begin, end - begin};
}

}  // namespace phiward
