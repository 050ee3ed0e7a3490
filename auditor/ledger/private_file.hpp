// Files that only their owner may touch, made whole or not at all.
//
// A file is written under a temporary name in its own directory, flushed, and then given
// its name by link(2), which never replaces: of two processes that make it at once one
// wins and both go on with the same file, and a crash leaves no half of it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace phiward {

// All functions throw std::filesystem::filesystem_error for what the system refuses.

// Makes `directory` with mode 0700 and the missing ones above it; leaves an existing one.
void make_private_directory(const std::filesystem::path& directory);

// `fill` gets the path of an empty file, mode 0600, and fills it. Does nothing if `file`
// exists by then. What `fill` throws passes through and leaves nothing behind.
void publish_private_file(const std::filesystem::path& file,
                          const std::function<void(const std::filesystem::path&)>& fill);

// Why `path` is not private, with the remedy: "its mode is 0644; run chmod 600 on it".
// Empty if only its owner (this user, or any if this is root) may read or write it.
[[nodiscard]] std::optional<std::string> exposure_of(const std::filesystem::path& path);

}  // namespace phiward
