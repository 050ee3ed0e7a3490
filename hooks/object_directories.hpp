// Where the objects of a push are: git keeps new ones in a quarantine directory until every
// pre-receive hook has agreed (git-receive-pack(1), "Quarantine Environment").
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "hooks/server.hpp"

namespace phiward {

struct ObjectDirectories {
  std::optional<std::filesystem::path> quarantine;  // none for a push without objects
  std::vector<std::filesystem::path> base;          // the repository's own first
};

// `repository_objects` is the repository's own object directory. Throws GateError when a
// directory that git names does not exist: then objects of the push may be unseen.
[[nodiscard]] ObjectDirectories object_directories(const Environment& environment,
                                                   const std::filesystem::path& repository_objects);

// GIT_ALTERNATE_OBJECT_DIRECTORIES: paths between colons; one that starts with '"' is
// C-quoted (git: quote.c, unquote_c_style). libgit2 does not know the quotes. Throws
// GateError for quotes that do not end.
[[nodiscard]] std::vector<std::filesystem::path> split_alternates(std::string_view text);

}  // namespace phiward
