// A repository on disk: that it is one, that phiward can read its format, its refs and
// its object directories. Never obeys the repository's attributes, hooks or ignore files.
// One Repository belongs to one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "auditor/git/git_error.hpp"
#include "auditor/git/object_id.hpp"
#include "auditor/git/ref.hpp"
#include "auditor/git/repository_format.hpp"

namespace phiward {

class Repository {
 public:
  // Opens a bare repository, a work tree's root, a .git directory or a linked work tree at
  // exactly `path`. GIT_DIR, GIT_WORK_TREE and the like are not looked at. Throws GitError
  // when there is no repository, or one of an unknown format.
  static Repository open(const std::filesystem::path& path);
  ~Repository();
  Repository(Repository&&) noexcept;
  Repository& operator=(Repository&&) noexcept;

  [[nodiscard]] std::filesystem::path path() const;              // of the git directory, absolute
  [[nodiscard]] std::filesystem::path object_directory() const;  // absolute
  // Which several work trees share; absolute.
  [[nodiscard]] std::filesystem::path common_directory() const;
  [[nodiscard]] const RepositoryFormat& format() const;

  // Every ref by name, and HEAD if it is detached, but no symbolic refs. Refs that cannot be read
  // are passed over: see unreadable_refs. Throws GitError.
  [[nodiscard]] std::vector<Ref> refs() const;

  // The others, HEAD too, by name. Throws GitError.
  [[nodiscard]] std::vector<SymbolicRef> symbolic_refs() const;

  // The name of the ref that HEAD leads to, which need not exist; "HEAD" if it is detached.
  [[nodiscard]] std::string head() const;

  // Names of refs that exist and cannot be read.
  [[nodiscard]] std::vector<std::string> unreadable_refs() const;

  // Commits that cannot be expected to be here because the clone is shallow.
  [[nodiscard]] std::vector<ObjectId> shallow_boundary() const;

 private:
  struct Handle;
  explicit Repository(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
};

}  // namespace phiward
