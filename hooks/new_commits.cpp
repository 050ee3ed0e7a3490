#include "hooks/new_commits.hpp"

#include <limits>
#include <utility>

#include "auditor/git/ancestry.hpp"
#include "auditor/git/history.hpp"

namespace phiward {
namespace {

// Commits of the history of likely tips that are looked at, some 20 ms; then that of all refs,
// which may be thousands, is.
constexpr std::size_t kMostFromLikely = 5'000;
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

// The tips of refs where these have them: a push looks up few of thousands, and copies of all
// would be most of the memory that it touches.
struct HashOfId {
  std::size_t operator()(const ObjectId* id) const { return ObjectIdHash()(*id); }
};
struct EqualIds {
  bool operator()(const ObjectId* a, const ObjectId* b) const { return *a == *b; }
};
using Tips = tsl::robin_set<const ObjectId*, HashOfId, EqualIds>;

std::vector<ObjectId> likely_tips(const ExistingHistory& existing, const Tips& tips) {
  std::vector<ObjectId> likely = existing.likely;
  const std::string head = existing.repository.head();
  for (const Ref& ref : existing.refs) {
    if (ref.name == head) likely.push_back(ref.target);
  }
  std::erase_if(likely, [&](const ObjectId& id) { return !tips.contains(&id); });
  return likely;
}

}  // namespace

// Most pushes build on a ref's tip: walking from the new tips, commits that only the quarantine
// has are new for certain, and a ref's tip ends the walk. What else is met is nearly always an
// older commit of a likely branch, at least of some ref. A branch that was deleted and comes back
// is none: then the whole history of all refs has been met, and tells what is new of it.
ObjectIdSet find_new_commits(const ExistingHistory& existing, const ObjectStore& all,
                             const std::vector<ObjectId>& tips) {
  Tips existing_tips;
  existing_tips.reserve(existing.refs.size());
  for (const Ref& ref : existing.refs) existing_tips.insert(&ref.target);

  ObjectIdSet found;
  std::vector<ObjectId> uncertain;
  History::Visitor visitor;
  visitor.stop = [&](const ObjectId& id) {
    if (existing_tips.contains(&id)) return true;
    if (!existing.store.contains(id)) return false;
    uncertain.push_back(id);
    return true;
  };
  visitor.commit = [&](const ObjectId& id, const CommitText&) {
    existing.step();
    found.insert(id);
  };
  visitor.unreadable = [](const ObjectId&, const std::string&) {};  // told by the scan itself
  History().add(all, tips, visitor);
  if (uncertain.empty()) return found;

  Ancestry likely(existing.store, likely_tips(existing, existing_tips), existing.step);
  if (likely.meets(uncertain, kMostFromLikely)) return found;
  std::vector<ObjectId> all_tips;
  for (const ObjectId* tip : existing_tips) all_tips.push_back(*tip);
  Ancestry known(existing.store, std::move(all_tips), existing.step);
  if (known.meets(uncertain, kAll)) return found;
  visitor.stop = [&](const ObjectId& id) { return known.has_met(id); };
  History().add(all, uncertain, visitor);
  return found;
}

}  // namespace phiward
