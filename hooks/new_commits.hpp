// Which commits a push brings: reachable from its new tips and from no existing ref. That a
// commit's object exists already proves nothing: a deleted branch leaves it behind.
#pragma once

#include <unordered_set>
#include <vector>

#include "auditor/git/object_store.hpp"
#include "auditor/git/repository.hpp"
#include "hooks/object_directories.hpp"

namespace phiward {

using ObjectIdSet = std::unordered_set<ObjectId, ObjectIdHash>;

// `tips` are commits; those that are missing bring nothing. Throws GitError when the history
// below them cannot be walked, so that new and old cannot be told apart.
[[nodiscard]] ObjectIdSet find_new_commits(const Repository& repository,
                                           const std::vector<Ref>& existing,
                                           const ObjectDirectories& directories,
                                           const ObjectStore& all, const ObjectStore& base,
                                           const std::vector<ObjectId>& tips);

}  // namespace phiward
