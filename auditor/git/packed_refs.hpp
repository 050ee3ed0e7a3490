// The file packed-refs: most refs of a repository that has many, read in one go. libgit2 takes
// a microsecond or so for each of them, which thousands make felt in a push.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "auditor/git/git_error.hpp"
#include "auditor/git/ref.hpp"

namespace phiward {

// A ref a line, "<id> SP <name>"; "^<id>" says what the tag above leads to, "#" begins the
// header (git: refs/packed-backend.c). By name; of two with one name the last counts, as for
// libgit2. Throws GitError if the text has another form.
[[nodiscard]] std::vector<Ref> parse_packed_refs(std::string_view text);

// None if there is no such file. Throws GitError if it cannot be read, or is larger than 1 GiB.
[[nodiscard]] std::vector<Ref> read_packed_refs(const std::filesystem::path& file);

}  // namespace phiward
