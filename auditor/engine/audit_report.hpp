// The outcome of one audit or scan: what reports show and the ledger keeps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "auditor/engine/coverage.hpp"
#include "rules/finding.hpp"

namespace phiward {

// The first few of some names, and how many there are.
struct NameList {
  static constexpr std::size_t kMostNames = 5;
  std::uint64_t count = 0;
  std::vector<std::string> names;  // as they may be shown
  bool operator==(const NameList&) const = default;
};

// Where a finding can still be got at.
struct Exposure {
  // Hex id of the last commit that has it, parents before children. Empty: refs lead to it without.
  std::string last_commit;
  NameList tips;  // refs whose own commit has it, in git's order: it is there now
  NameList refs;  // refs that lead to any commit that has it, in git's order
  // Paths that the same files stand at, in any commit, besides the one shown: first those that
  // tips have now, then by name.
  NameList other_paths;
  bool moved = false;  // tips have it now, at other paths only
  bool operator==(const Exposure&) const = default;
};

// A finding and where it stands in git. One entry stands for all places that hold the
// same value, found by the same rule on the same surface, path and member; location, commit and
// blob are those of the first introduction.
struct LocatedFinding {
  Finding finding;
  Surface surface = Surface::blob;
  std::string path;    // printable and masked; empty for messages
  std::string member;  // of a container: its name, printable and masked ("b.zip!patients.csv")
  std::string commit;  // hex id of the commit that first brought it, or empty
  std::string blob;    // hex id of the object that holds it (blob, commit or tag), or empty
  std::uint64_t occurrences = 1;
  // Of what stands in commits, where it was asked for. Findings of the same objects share it.
  std::shared_ptr<const Exposure> exposure = {};
};

// The file and, if it is a container, the member: "a.zip!patients.csv". Printable.
[[nodiscard]] std::string path_with_member(const LocatedFinding& located);

struct AuditReport {
  std::string version;                      // of phiward
  std::string rules_digest;                 // SHA-256 in hex over the catalog texts
  std::uint64_t rules = 0;                  // number of rules
  std::vector<std::string> disabled_rules;  // ids the site left out: not looked for
  std::string target;                       // what was audited, as a printable absolute path
  std::string started;                      // UTC, "2026-11-23T14:42:14Z"
  double seconds = 0;                       // wall time
  std::vector<std::string> limits;          // what it was limited to, in words; none: everything
  std::uint64_t ledger_seq = 0;             // entry that recorded it; 0 while unrecorded

  std::vector<LocatedFinding> findings;  // by outcome, then path, member, line, rule
  Coverage coverage;

  // All there is was looked at.
  [[nodiscard]] bool complete() const { return limits.empty() && coverage.complete(); }
};

// Number of findings with this outcome.
[[nodiscard]] std::uint64_t count(const AuditReport& report, Outcome outcome);

// Estimated number of individuals: distinct ones of which something was found at warn or above
// that is not a provider's and not made up. The same person in several versions counts once.
[[nodiscard]] std::uint64_t count_individuals(const AuditReport& report);

}  // namespace phiward
