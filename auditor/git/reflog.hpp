// Reflogs: what refs led to before, who moved them and why. Files below "logs" of a git directory,
// an entry a line (git: refs/files-backend.c).
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "auditor/git/object_id.hpp"

namespace phiward {

struct ReflogEntry {
  ObjectId before, after;     // all zeros where there was, or is, no ref
  std::string_view identity;  // "Name <email> seconds zone"
  std::string_view message;   // a line, may be empty
};

// "<before> SP <after> SP <identity> TAB <message>"; empty for a text of another form.
[[nodiscard]] std::optional<ReflogEntry> parse_reflog_line(std::string_view line);

struct ReflogVisitor {
  // `log` is the file's path in the git directory, "logs/refs/stash". Views live during the call.
  std::function<void(const std::string& log, const ReflogEntry& entry)> entry;
  std::function<void(const std::string& log, const std::string& reason)> unreadable;
};

// All entries of all logs, those of linked work trees too, by the logs' names.
void read_reflogs(const std::filesystem::path& common_directory, const ReflogVisitor& visitor);

}  // namespace phiward
