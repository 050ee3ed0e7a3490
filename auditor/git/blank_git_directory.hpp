// A git directory of our own, for a git that reads the objects or refs of a repository that is
// not trusted: git obeys the configuration, hooks and attributes of its git directory, and here
// are none. What it is to read comes in beside it: object directories by the environment, a
// reftable by a link.
#pragma once

#include <filesystem>

#include "auditor/git/repository_format.hpp"

namespace phiward {

class BlankGitDirectory {
 public:
  // In the system's directory for temporary files. Throws GitError.
  explicit BlankGitDirectory(const RepositoryFormat& format);
  ~BlankGitDirectory();
  BlankGitDirectory(const BlankGitDirectory&) = delete;
  BlankGitDirectory& operator=(const BlankGitDirectory&) = delete;

  // Shows git the file or directory `target` as `name`. Throws GitError.
  void link(const std::filesystem::path& target, const std::filesystem::path& name);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace phiward
