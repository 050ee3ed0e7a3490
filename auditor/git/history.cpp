#include "auditor/git/history.hpp"

#include <queue>
#include <tuple>

namespace phiward {
namespace {

// Kept of a commit. All are walked, but a few commits with ten thousand each must not fill
// the memory.
constexpr std::size_t kMostParents = 256;

Commit take(const ObjectStore& store, const ObjectId& id, const History::Visitor& visitor) {
  if (const Commit* known = visitor.known ? visitor.known(id) : nullptr) return *known;
  const auto object = store.read(id, kMostMetadataBytes);
  if (!object) throw GitError("missing from this repository");
  auto text = object->type() == ObjectType::commit ? parse_commit(object->bytes()) : std::nullopt;
  if (!text) throw GitError("not a readable commit object");
  visitor.commit(id, *text);
  return {id, text->tree, std::move(text->parents), text->time};
}

}  // namespace

void History::add(const ObjectStore& store, const std::vector<ObjectId>& tips,
                  const Visitor& visitor) {
  std::vector<ObjectId> pending;
  ObjectIdSet seen;  // so that each waits once
  const auto wait = [&](const std::vector<ObjectId>& ids) {
    for (const ObjectId& id : ids) {
      if (!index_.contains(id) && seen.insert(id).second) pending.push_back(id);
    }
  };
  wait(tips);
  while (!pending.empty()) {
    const ObjectId id = pending.back();
    pending.pop_back();
    if (visitor.stop && visitor.stop(id)) continue;
    try {
      Commit commit = take(store, id, visitor);
      if (visitor.skip && visitor.skip(commit)) {
        wait(commit.parents);
        continue;
      }
      index_.emplace(id, static_cast<std::uint32_t>(commits_.size()));
      wait(commit.parents);
      if (commit.parents.size() > kMostParents) commit.parents.resize(kMostParents);
      commits_.push_back(std::move(commit));
    } catch (const GitError& error) {
      visitor.unreadable(id, error.what());
    }
  }
}

std::vector<Commit> History::take_in_order() {
  std::vector<std::uint32_t> waiting(commits_.size(), 0);  // parents not yet given out
  std::vector<std::vector<std::uint32_t>> children(commits_.size());
  for (std::uint32_t i = 0; i < commits_.size(); ++i) {
    for (const ObjectId& parent : commits_[i].parents) {
      const auto found = index_.find(parent);
      if (found == index_.end()) continue;
      children[found->second].push_back(i);
      ++waiting[i];
    }
  }
  using Key = std::tuple<std::int64_t, ObjectId, std::uint32_t>;
  std::priority_queue<Key, std::vector<Key>, std::greater<>> free;
  const auto release = [&](std::uint32_t i) { free.emplace(commits_[i].time, commits_[i].id, i); };
  for (std::uint32_t i = 0; i < commits_.size(); ++i) {
    if (waiting[i] == 0) release(i);
  }
  std::vector<Commit> order;
  order.reserve(commits_.size());
  while (!free.empty()) {
    const std::uint32_t i = std::get<2>(free.top());
    free.pop();
    order.push_back(std::move(commits_[i]));
    for (const std::uint32_t child : children[i]) {
      if (--waiting[child] == 0) release(child);
    }
  }
  commits_.clear();
  index_.clear();
  return order;
}

}  // namespace phiward
