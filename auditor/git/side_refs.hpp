// What leads to objects and is no ref of the repository: ORIG_HEAD, FETCH_HEAD and their like,
// what a merge or rebase under way has set aside, and HEAD and the refs of other work trees
// (gitrepository-layout(5)).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "auditor/git/ref.hpp"

namespace phiward {

struct SideRefs {
  std::vector<Ref> kept;         // git keeps what they lead to
  std::vector<Ref> may_be_gone;  // what they lead to may have been pruned
  std::vector<SymbolicRef> symbolic;
  std::vector<std::string> unreadable;
};

// Of all work trees, whichever `git_directory` is that of. Names are paths in the common directory,
// "worktrees/fix/HEAD"; beside a linked work tree's HEAD the main one's is "main-worktree/HEAD", as
// for git.
[[nodiscard]] SideRefs read_side_refs(const std::filesystem::path& git_directory,
                                      const std::filesystem::path& common_directory);

}  // namespace phiward
