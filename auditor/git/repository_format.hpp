// Which repository formats phiward can read, told before libgit2 is asked: libgit2 1.5
// reads SHA-256 and reftable repositories as empty, which must never pass for clean.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace phiward {

// Why the repository whose common git directory this is cannot be read ("it uses SHA-256
// object ids, …"), or empty.
[[nodiscard]] std::optional<std::string> unreadable_format(
    const std::filesystem::path& git_directory);

}  // namespace phiward
