#include "auditor/git/ancestry.hpp"

#include <utility>

#include "auditor/git/object_text.hpp"
#include "auditor/git/tip.hpp"

namespace phiward {

Ancestry::Ancestry(const ObjectStore& store, std::vector<ObjectId> tips, std::function<void()> step)
    : store_(store), tips_(std::move(tips)), step_(std::move(step)) {}

bool Ancestry::meets(const std::vector<ObjectId>& wanted, std::size_t most) {
  for (; !tips_.empty() && met_.size() < most; tips_.pop_back()) meet(tips_.back());
  for (const ObjectId& id : wanted) {
    while (!has_met(id)) {
      if (waiting_.empty() || met_.size() >= most) return false;
      const Dated commit = waiting_.top();
      waiting_.pop();
      for (const ObjectId& parent : commit.parents) meet(parent);
    }
  }
  return true;
}

void Ancestry::meet(const ObjectId& id) {
  if (!met_.insert(id).second) return;
  step_();
  try {
    const auto object = store_.read(id, kMostMetadataBytes);
    if (!object) return;
    if (object->type() == ObjectType::tag) return meet(peel(store_, id, {}).id);
    const auto commit =
        object->type() == ObjectType::commit ? parse_commit(object->bytes()) : std::nullopt;
    if (commit) waiting_.push({commit->time, commit->parents});
  } catch (const GitError&) {
    return;
  }
}

}  // namespace phiward
