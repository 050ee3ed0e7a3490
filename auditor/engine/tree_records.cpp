#include "auditor/engine/tree_records.hpp"

#include <functional>
#include <string_view>

namespace phiward {
namespace {

std::optional<std::uint32_t> find(const ObjectIdMap<std::uint32_t>& numbers, const ObjectId& id) {
  const auto found = numbers.find(id);
  return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

// A file and a directory of one name are two entries.
std::uint64_t name_of(const TreeChange& change) {
  return std::hash<std::string_view>{}(change.name) ^ (change.is_tree() ? 1U : 0U);
}

}  // namespace

void TreeRecords::add(const TreeDiff& diff) {
  Record record;
  record.begin = changes_.size();
  if (diff.base) record.base = tree(*diff.base).value_or(kNone);
  for (const TreeChange& change : diff.changes) changes_.push_back(change_of(change));
  trees_.emplace(diff.tree, static_cast<std::uint32_t>(records_.size()));
  records_.push_back(record);
}

TreeRecords::Change TreeRecords::change_of(const TreeChange& change) {
  Change result{name_of(change), kNone, change.is_tree()};
  if (change.kind == TreeChange::Kind::removed || change.is_submodule()) return result;
  if (change.is_tree()) {
    result.child = tree(change.id).value_or(kNone);
  } else {
    const auto number = static_cast<std::uint32_t>(blobs_.size());
    result.child = blobs_.try_emplace(change.id, number).first->second;
  }
  return result;
}

std::span<const TreeRecords::Change> TreeRecords::changes(std::uint32_t tree) const {
  const std::size_t begin = records_[tree].begin;
  const std::size_t end = tree + 1 < records_.size() ? records_[tree + 1].begin : changes_.size();
  return {changes_.data() + begin, end - begin};
}

std::optional<std::uint32_t> TreeRecords::tree(const ObjectId& id) const {
  return find(trees_, id);
}

std::optional<std::uint32_t> TreeRecords::blob(const ObjectId& id) const {
  return find(blobs_, id);
}

}  // namespace phiward
