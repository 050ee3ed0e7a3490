// Which commits a push brings: reachable from its new tips and from no existing ref. That a
// commit's object exists already proves nothing: a deleted branch leaves it behind.
#pragma once

#include <functional>
#include <unordered_set>
#include <vector>

#include "auditor/git/object_store.hpp"
#include "auditor/git/repository.hpp"

namespace phiward {

// What the repository answers for already.
struct ExistingHistory {
  const Repository& repository;
  const ObjectStore& store;
  std::vector<Ref> refs;
  std::vector<ObjectId> likely;  // tips that the push may build on; those of no ref are ignored
  std::function<void()> step;    // called once a commit; what it throws ends the search
};

// `tips` are commits of `all`; those that are missing bring nothing. What cannot be read of the
// existing history does not make anything old.
[[nodiscard]] ObjectIdSet find_new_commits(const ExistingHistory& existing, const ObjectStore& all,
                                           const std::vector<ObjectId>& tips);

}  // namespace phiward
