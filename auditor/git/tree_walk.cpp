#include "auditor/git/tree_walk.hpp"

namespace phiward {

void TreeWalk::walk(const TreeDiff* diff) {
  path_.clear();
  told_ = 0;
  if (diff != nullptr) descend(*diff);
}

void TreeWalk::descend(const TreeDiff& diff) {
  const TreesMet::Meeting meeting = visited_.meet(diff.tree, {path_, told_, diff.parents});
  if (!meeting.enter) return;
  if (visitor_.step) visitor_.step();
  if (!diff.unreadable.empty()) return visitor_.unreadable(diff.tree, path_, diff.unreadable);
  for (const TreeChange& change : diff.changes) {
    if (change.kind == TreeChange::Kind::too_long) {
      visitor_.unreadable(change.id, path_, "its path is longer than 4096 bytes");
    } else if (change.kind == TreeChange::Kind::added) {
      enter(change);
    }
  }
  if (visitor_.tree && meeting.first) visitor_.tree(diff);
}

void TreeWalk::enter(const TreeChange& added) {
  const std::size_t parent_path_size = path_.size();
  if (!path_.empty()) path_ += '/';
  path_ += added.name;
  if (visited_paths_.insert(hash_(path_).low).second) visitor_.path(path_);
  if (added.inside) {
    const std::uint8_t told_above = told_;
    told_ |= visited_.told_by(added.name);
    descend(*added.inside);
    told_ = told_above;
  } else if (!added.is_tree() && !added.is_submodule()) {
    visitor_.blob(path_, {added.name, added.id, added.mode});
  }
  path_.resize(parent_path_size);
}

}  // namespace phiward
