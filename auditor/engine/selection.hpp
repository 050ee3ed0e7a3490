// The part of a repository that an audit is limited to. Everything, unless told otherwise.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/vocabulary.hpp"

namespace phiward {

struct Selection {
  // Shell patterns (fnmatch(3), where * matches slashes, too); none: all.
  std::vector<std::string> refs;   // of whole names, or of what follows refs/heads/ or refs/tags/
  std::vector<std::string> paths;  // of files, or of a directory that they are in
  std::optional<std::int64_t> since;  // seconds since 1970: commits made then or later

  [[nodiscard]] bool is_all() const { return refs.empty() && paths.empty() && !since; }
  [[nodiscard]] bool takes_ref(std::string_view name) const;
  [[nodiscard]] bool takes_path(std::string_view path) const;
  [[nodiscard]] bool takes_commit(std::int64_t time) const { return !since || time >= *since; }
  // Where only some paths are taken, nothing but files is.
  [[nodiscard]] bool takes(Surface surface) const;

  // "refs main", "commits since 2026-01-31T00:00:00Z": one text a limit.
  // Patterns as `shown`, for people type what they look for.
  using Show = std::function<std::string(std::string_view pattern, Surface surface)>;
  [[nodiscard]] std::vector<std::string> in_words(const Show& shown) const;
};

// Of "2026-01-31" or "2026-01-31T13:00:00Z", UTC. Empty if it is neither.
[[nodiscard]] std::optional<std::int64_t> parse_time(std::string_view text);

}  // namespace phiward
