#include "auditor/git/tree_diff.hpp"

#include <algorithm>

namespace phiward {
namespace {

// git itself refuses paths over 4096 bytes (PATH_MAX) in a checkout. Without these bounds a
// small pack could make a walk endless.
constexpr std::size_t kLongestPath = 4096;
constexpr int kDeepest = 1024;
constexpr std::size_t kMostParents = 16;  // compared at a time; git octopuses have fewer
constexpr std::size_t kMostAgain = 1'000'000;

// git's order of tree entries: by name, directories as if theirs ended in "/".
bool stands_before(const TreeEntry& a, const TreeEntry& b) {
  const std::size_t common = std::min(a.name.size(), b.name.size());
  if (const int order = a.name.substr(0, common).compare(b.name.substr(0, common)); order != 0) {
    return order < 0;
  }
  const auto next = [common](const TreeEntry& entry) {
    if (entry.name.size() > common)
      return static_cast<int>(static_cast<unsigned char>(entry.name[common]));
    return entry.is_tree() ? int{'/'} : 0;
  };
  return next(a) < next(b);
}

// Moves along the entries of one parent's tree. A tree that is out of order has entries it
// does not come by: they count as not there.
class Cursor {
 public:
  explicit Cursor(const Tree& tree) : tree_(tree) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool at_end() const { return at_ == tree_.size(); }
  [[nodiscard]] TreeEntry here() const { return tree_.entry(at_); }
  void skip(std::size_t entries) { at_ += entries; }

  // The entry of the same name, once it has been moved to; those on the way are passed.
  std::optional<TreeEntry> move_to(const TreeEntry& entry) {
    std::size_t end = at_end() || !stands_before(here(), entry) ? at_ : tree_.size();
    while (at_ < end) {
      const std::size_t middle = at_ + (end - at_) / 2;
      if (stands_before(tree_.entry(middle), entry)) {
        at_ = middle + 1;
      } else {
        end = middle;
      }
    }
    if (at_end() || here().name != entry.name) return std::nullopt;
    return here();
  }

 private:
  const Tree& tree_;
  std::size_t at_ = 0;
};

TreeChange change(TreeChange::Kind kind, const TreeEntry& entry) {
  return {kind, entry.mode, entry.id, std::string(entry.name), nullptr};
}

// What the first parent's tree has before `entry`, and the tree has not.
void pass_removed(Cursor& base, const TreeEntry* entry, std::vector<TreeChange>& changes) {
  while (!base.at_end()) {
    const TreeEntry theirs = base.here();
    if (entry != nullptr && !stands_before(theirs, *entry)) return;
    changes.push_back(change(TreeChange::Kind::removed, theirs));
    base.skip(1);
  }
}

// What a parent has at a cursor: whether it is the entry itself, or a tree to compare with.
void match(const std::optional<TreeEntry>& theirs, const TreeEntry& entry, bool& known,
           std::vector<ObjectId>& subtrees) {
  if (!theirs) return;
  known = known || *theirs == entry;
  if (theirs->is_tree()) subtrees.push_back(theirs->id);
}

}  // namespace

std::unique_ptr<TreeDiff> TreeDiffer::diff(const ObjectId& tree,
                                           const std::vector<ObjectId>& parents) {
  if (std::ranges::find(parents, tree) != parents.end()) return nullptr;
  path_.clear();
  told_ = 0;
  return enter(tree, parents, 0);
}

std::vector<TreeDiffer::TreePtr> TreeDiffer::load_all(const std::vector<ObjectId>& ids) {
  std::vector<TreePtr> trees;
  for (const ObjectId& id : ids) {
    if (trees.size() == kMostParents) break;
    try {
      trees.push_back(reader_.load(id));
    } catch (const GitError&) {
      continue;  // as if the parent had no such tree; it is reported with its own commit
    }
  }
  return trees;
}

std::unique_ptr<TreeDiff> TreeDiffer::enter(const ObjectId& id,
                                            const std::vector<ObjectId>& parents, int depth) {
  const TreesMet::Place here{path_, told_, parents};
  if (done_.has_met(id, here)) return nullptr;
  const TreesMet::Meeting meeting = entered_.meet(id, here);
  if (!meeting.enter || (meeting.unbounded && again_ > kMostAgain)) return nullptr;
  auto diff = std::make_unique<TreeDiff>();
  diff->tree = id;
  diff->parents = parents;
  try {
    if (depth > kDeepest) throw GitError("nested more than 1024 directories deep");
    if (meeting.unbounded && ++again_ > kMostAgain) {
      throw GitError("trees stand at more places than can be gone through: this and others");
    }
    const std::vector<TreePtr> theirs = load_all(parents);
    const TreePtr tree = reader_.load(id, theirs.empty() ? nullptr : theirs.front().get());
    if (!theirs.empty()) diff->base = theirs.front()->id();
    compare(*tree, theirs, depth, diff->changes);
  } catch (const GitError& error) {
    diff->unreadable = error.what();
  }
  return diff;
}

void TreeDiffer::compare(const Tree& tree, const std::vector<TreePtr>& parents, int depth,
                         std::vector<TreeChange>& changes) {
  std::vector<Cursor> cursors;
  cursors.reserve(parents.size());
  for (const TreePtr& parent : parents) cursors.emplace_back(*parent);
  for (std::size_t i = 0; i < tree.size(); ++i) {
    if (!cursors.empty()) {
      Cursor& base = cursors.front();
      const std::size_t same = tree.same_from(i, *parents.front(), base.at());
      base.skip(same);
      i += same;
      if (i == tree.size()) break;
    }
    const TreeEntry entry = tree.entry(i);
    bool known = false;
    std::vector<ObjectId> subtrees;  // what the parents have under this name
    for (std::size_t p = 0; p < cursors.size(); ++p) {
      if (p == 0) pass_removed(cursors[p], &entry, changes);
      const auto theirs = cursors[p].move_to(entry);
      match(theirs, entry, known, subtrees);
      if (p == 0 && theirs && theirs->is_tree() == entry.is_tree()) cursors[p].skip(1);
    }
    if (known) {
      changes.push_back(change(TreeChange::Kind::known, entry));
    } else {
      changes.push_back(add(entry, subtrees, depth));
    }
  }
  if (!cursors.empty()) pass_removed(cursors.front(), nullptr, changes);
}

TreeChange TreeDiffer::add(const TreeEntry& entry, const std::vector<ObjectId>& parents,
                           int depth) {
  TreeChange added = change(TreeChange::Kind::added, entry);
  const std::size_t parent_path_size = path_.size();
  if (!path_.empty()) path_ += '/';
  path_ += entry.name;
  if (path_.size() > kLongestPath) {
    added.kind = TreeChange::Kind::too_long;
  } else if (entry.is_tree()) {
    const std::uint8_t told_above = told_;
    told_ |= entered_.told_by(entry.name);
    added.inside = enter(entry.id, parents, depth + 1);
    told_ = told_above;
  }
  path_.resize(parent_path_size);
  return added;
}

}  // namespace phiward
