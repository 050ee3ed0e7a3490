// How a repository keeps its objects and refs, told before libgit2 is asked: libgit2 1.5
// reads SHA-256 and reftable repositories as empty, which must never pass for clean.
#pragma once

#include <filesystem>

#include "auditor/git/object_id.hpp"

namespace phiward {

struct RepositoryFormat {
  ObjectFormat objects = ObjectFormat::sha1;
  bool reftable = false;

  bool operator==(const RepositoryFormat&) const = default;
};

// Of the repository whose common git directory this is. Throws GitError for a format that git
// 2.50 does not know.
[[nodiscard]] RepositoryFormat read_format(const std::filesystem::path& git_directory);

}  // namespace phiward
