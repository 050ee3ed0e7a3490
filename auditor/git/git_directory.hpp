// The files of a git directory, as gitrepository-layout(5) has them, read without asking a
// library or obeying anything in them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "auditor/git/object_id.hpp"

namespace phiward {

// `path` itself, its .git, or where the file .git of a linked work tree says.
[[nodiscard]] std::filesystem::path git_directory_of(const std::filesystem::path& path);

// What holds config, refs and objects: the git directory itself, or for a linked work tree where
// its file "commondir" says.
[[nodiscard]] std::filesystem::path common_directory_of(const std::filesystem::path& git_directory);

// Why a file there would keep a reader waiting for ever (it is a pipe), or empty.
[[nodiscard]] std::optional<std::string> strange_file(const std::filesystem::path& git_directory);

// The text of a regular file; empty if there is none, or it is longer than `most` bytes.
[[nodiscard]] std::optional<std::string> read_small_file(const std::filesystem::path& file,
                                                         std::size_t most);

// Names ("refs/heads/main") of the refs that have a file of their own, and of symbolic links to
// directories that are not followed (files_below.hpp). Throws GitError.
[[nodiscard]] std::vector<std::string> loose_ref_names(const std::filesystem::path& git_directory);

// What the file of a ref says: an id, or that another ref is meant ("ref: refs/heads/main").
struct LooseRef {
  std::optional<ObjectId> id;
  std::string symbolic;  // the other's name; empty if there is none
  // What else a name may lead to, "ref: some/file", is no ref that an audit knows of.
  [[nodiscard]] bool readable() const { return id || symbolic.starts_with("refs/"); }
};
[[nodiscard]] LooseRef read_loose_ref(const std::filesystem::path& file);

}  // namespace phiward
