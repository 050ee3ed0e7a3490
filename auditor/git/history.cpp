#include "auditor/git/history.hpp"

#include <numeric>
#include <queue>
#include <utility>

namespace phiward {
namespace {

// Kept of a commit. All are walked, but a few commits with ten thousand each must not fill
// the memory.
constexpr std::size_t kMostParents = 256;
constexpr std::uint32_t kOutside = OrderedCommits::kOutside;

Commit take(const ObjectStore& store, const ObjectId& id, const History::Visitor& visitor) {
  if (visitor.known) {
    if (auto known = visitor.known(id)) return *std::move(known);
  }
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
  const auto wait = [&](const std::vector<ObjectId>& ids) {
    for (const ObjectId& id : ids) {
      if (index_.try_emplace(id, kOutside).second) pending.push_back(id);
    }
  };
  wait(tips);
  while (!pending.empty()) {
    const ObjectId id = pending.back();
    pending.pop_back();
    if (visitor.stop && visitor.stop(id)) continue;
    try {
      Commit commit = take(store, id, visitor);
      wait(commit.parents);
      if (visitor.skip && visitor.skip(commit)) continue;
      index_[id] = static_cast<std::uint32_t>(commits_.size());
      if (commit.parents.size() > kMostParents) commit.parents.resize(kMostParents);
      commits_.push_back(std::move(commit));
    } catch (const GitError& error) {
      visitor.unreadable(id, error.what());
    }
  }
}

History::Links History::links() const {
  Links links;
  links.parents_end.push_back(0);
  links.children_end.assign(commits_.size() + 1, 0);
  for (const Commit& commit : commits_) {
    for (const ObjectId& id : commit.parents) {
      const std::uint32_t parent = index_.at(id);
      links.parents.push_back(parent);
      if (parent != kOutside) ++links.children_end[parent];
    }
    links.parents_end.push_back(links.parents.size());
  }
  // From numbers of children to where they end, and by filling them in to where they begin, which
  // is where those before end.
  std::partial_sum(links.children_end.begin(), links.children_end.end(),
                   links.children_end.begin());
  links.children.resize(links.children_end.back());
  for (auto i = static_cast<std::uint32_t>(commits_.size()); i-- > 0;) {
    for (std::size_t p = links.parents_end[i]; p < links.parents_end[i + 1]; ++p) {
      const std::uint32_t parent = links.parents[p];
      if (parent != kOutside) links.children[--links.children_end[parent]] = i;
    }
  }
  return links;
}

// Places in commits_.
std::vector<std::uint32_t> History::order(const Links& links) const {
  std::vector<std::uint32_t> waiting(commits_.size(), 0);  // parents not yet given out
  for (const std::uint32_t child : links.children) ++waiting[child];
  const auto comes_later = [this](std::uint32_t a, std::uint32_t b) {
    return commits_[a].time != commits_[b].time ? commits_[a].time > commits_[b].time
                                                : commits_[a].id > commits_[b].id;
  };
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, decltype(comes_later)> free(
      comes_later);
  for (std::uint32_t i = 0; i < commits_.size(); ++i) {
    if (waiting[i] == 0) free.push(i);
  }
  std::vector<std::uint32_t> order;
  order.reserve(commits_.size());
  while (!free.empty()) {
    const std::uint32_t i = free.top();
    free.pop();
    order.push_back(i);
    for (std::size_t c = links.children_end[i]; c < links.children_end[i + 1]; ++c) {
      if (--waiting[links.children[c]] == 0) free.push(links.children[c]);
    }
  }
  return order;
}

OrderedCommits History::take_in_order() {
  const Links links = this->links();
  std::vector<std::uint32_t> number(commits_.size());
  OrderedCommits ordered;
  ordered.added = order(links);
  ordered.commits.reserve(commits_.size());
  for (const std::uint32_t i : ordered.added) {
    number[i] = static_cast<std::uint32_t>(ordered.commits.size());
    ordered.commits.push_back(std::move(commits_[i]));
    for (std::size_t p = links.parents_end[i]; p < links.parents_end[i + 1]; ++p) {
      const std::uint32_t parent = links.parents[p];
      ordered.parents.push_back(parent == kOutside ? kOutside : number[parent]);
    }
    ordered.parents_end.push_back(ordered.parents.size());
  }
  for (auto at = index_.begin(); at != index_.end(); ++at) {
    if (at->second != kOutside) at.value() = number[at->second];
  }
  ordered.numbers = std::exchange(index_, {});
  commits_.clear();
  return ordered;
}

}  // namespace phiward
