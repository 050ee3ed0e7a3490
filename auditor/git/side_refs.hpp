// What leads to objects and is no ref of the repository: ORIG_HEAD, FETCH_HEAD and their like,
// and HEAD and the refs of linked work trees (gitrepository-layout(5)).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "auditor/git/ref.hpp"

namespace phiward {

struct SideRefs {
  std::vector<Ref> kept;         // git keeps what they lead to
  std::vector<Ref> may_be_gone;  // what they lead to may have been pruned
  std::vector<std::string> unreadable;
};

// Names are paths in the common directory: "worktrees/fix/HEAD". Symbolic ones are left out.
[[nodiscard]] SideRefs read_side_refs(const std::filesystem::path& common_directory);

}  // namespace phiward
