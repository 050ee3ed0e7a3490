// The refs of a repository that keeps them in a reftable, listed by a git of the machine, which
// must be 2.45 or later.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "auditor/git/ref.hpp"
#include "auditor/git/repository_format.hpp"

namespace phiward {

struct ReftableRefs {
  std::vector<Ref> refs;                // by name
  std::vector<SymbolicRef> symbolic;    // by name; of those that lead to an object
  std::vector<std::string> unreadable;  // names of what exists and was not listed
};

// Throws GitError if git cannot list them. Linked work trees have reftables of their own, and
// reflogs stand in these tables too: both are told as unreadable where there are any.
[[nodiscard]] ReftableRefs read_reftable(const std::filesystem::path& common_directory,
                                         const RepositoryFormat& format);

}  // namespace phiward
