#include "hooks/new_commits.hpp"

#include "auditor/git/history.hpp"

namespace phiward {

// Most pushes build on a ref's tip: walking from the new tips, commits that only the
// quarantine has are new for certain, and a ref's tip ends the walk. Whatever else is met
// (a branch from an older commit, a commit that came back) is told by an exact walk.
ObjectIdSet find_new_commits(const Repository& repository, const std::vector<Ref>& existing,
                             const ObjectDirectories& directories, const ObjectStore& all,
                             const ObjectStore& base, const std::vector<ObjectId>& tips) {
  ObjectIdSet existing_tips;
  std::vector<ObjectId> hidden;
  for (const Ref& ref : existing) {
    if (existing_tips.insert(ref.target).second) hidden.push_back(ref.target);
  }

  ObjectIdSet found;
  std::vector<ObjectId> uncertain;
  History::Visitor visitor;
  visitor.stop = [&](const ObjectId& id) {
    if (existing_tips.contains(id)) return true;
    if (!base.contains(id)) return false;
    uncertain.push_back(id);
    return true;
  };
  visitor.commit = [&](const ObjectId& id, const CommitText&) { found.insert(id); };
  visitor.unreadable = [](const ObjectId&, const std::string&) {};  // told by the scan itself
  History().add(all, tips, visitor);

  if (!uncertain.empty()) {
    std::vector<std::filesystem::path> everywhere = directories.base;
    if (directories.quarantine) everywhere.push_back(*directories.quarantine);
    for (const ObjectId& id : repository.commits_between(everywhere, uncertain, hidden)) {
      found.insert(id);
    }
  }
  return found;
}

}  // namespace phiward
