#include "hooks/new_commits.hpp"

#include <limits>

#include "auditor/git/ancestry.hpp"
#include "auditor/git/history.hpp"

namespace phiward {
namespace {

// Commits of the history of likely tips that are looked at, some 20 ms; then that of all refs,
// which may be thousands, is.
constexpr std::size_t kMostFromLikely = 5'000;
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

std::vector<ObjectId> likely_tips(const ExistingHistory& existing, const ObjectIdSet& tips) {
  std::vector<ObjectId> likely = existing.likely;
  const std::string head = existing.repository.head();
  for (const Ref& ref : existing.refs) {
    if (ref.name == head) likely.push_back(ref.target);
  }
  std::erase_if(likely, [&](const ObjectId& id) { return !tips.contains(id); });
  return likely;
}

}  // namespace

// Most pushes build on a ref's tip: walking from the new tips, commits that only the quarantine
// has are new for certain, and a ref's tip ends the walk. What else is met is nearly always an
// older commit of a likely branch, at least of some ref. A branch that was deleted and comes back
// is none: then the whole history of all refs has been met, and tells what is new of it.
ObjectIdSet find_new_commits(const ExistingHistory& existing, const ObjectStore& all,
                             const std::vector<ObjectId>& tips) {
  ObjectIdSet existing_tips;
  existing_tips.reserve(existing.refs.size());
  for (const Ref& ref : existing.refs) existing_tips.insert(ref.target);

  ObjectIdSet found;
  std::vector<ObjectId> uncertain;
  History::Visitor visitor;
  visitor.stop = [&](const ObjectId& id) {
    if (existing_tips.contains(id)) return true;
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
  Ancestry known(existing.store, {existing_tips.begin(), existing_tips.end()}, existing.step);
  if (known.meets(uncertain, kAll)) return found;
  visitor.stop = [&](const ObjectId& id) { return known.has_met(id); };
  History().add(all, uncertain, visitor);
  return found;
}

}  // namespace phiward
