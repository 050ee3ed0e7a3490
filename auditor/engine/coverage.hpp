// What was looked at, and what was not and why. "Could not look" never reads as clean.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace phiward {

struct Unscanned {
  std::string kind;    // "blob", "commit", "tree", "tag", "ref", "pack", "file"
  std::string id;      // object id in hex, or empty
  std::string path;    // printable and masked, or empty
  std::string reason;  // "missing from this repository", "larger than 64 MiB", …
};

struct Coverage {
  std::uint64_t refs = 0;
  std::uint64_t commits = 0;
  std::uint64_t trees = 0;
  std::uint64_t tags = 0;
  std::uint64_t blobs = 0;
  std::uint64_t paths = 0;
  std::uint64_t bytes = 0;  // of blobs and messages, inflated

  // Not looked at: the audit is incomplete.
  std::vector<Unscanned> unscanned;
  // Looked at as raw bytes only, because the content is binary: identifiers that stand
  // in it as plain text were searched for, those inside its own encoding were not.
  std::vector<Unscanned> binary;

  [[nodiscard]] bool complete() const { return unscanned.empty(); }
};

}  // namespace phiward
