// The append-only evidence store: one table `entry` of canonical JSON, each row with
//   leaf  = SHA-256(0x00 || body)                       (RFC 6962 2.1)
//   chain = SHA-256(previous chain || leaf), zeros before the first
// guarded by triggers. Everything else in the file is a projection that can be rebuilt
// from the entries. Rollback journal and synchronous=EXTRA: an append is on disk when it
// returns. Triggers stop accidents; against the owner of the file only a copy of the
// chain hash kept elsewhere helps (docs/decisions/0002-ledger.md).
//
// One Ledger belongs to one thread; several processes may append at once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/engine/audit_report.hpp"
#include "auditor/ledger/database.hpp"
#include "auditor/ledger/recorded_run.hpp"
#include "auditor/ledger/site_key.hpp"
#include "auditor/ledger/verify.hpp"

namespace phiward {

// What a gate decided about a push. Everything foreign in it is printable and masked.
struct PushDecision {
  struct RefUpdate {
    std::string name, old_id, new_id;
  };
  std::string verdict;  // "accepted", "refused", "incomplete", "error"
  std::string message;  // why, in one line, without a value; may be empty
  std::string pusher;   // as the server gave it, or empty
  std::string server;   // "gitea", "gitlab", "git"
  std::vector<RefUpdate> refs;
  AuditReport report;  // what was scanned and found
};

// A row of the projection `run`.
struct RunSummary {
  std::uint64_t seq = 0;               // of the entry that closes the run
  std::string recorded, target, kind;  // kind: "audit" or "decision"
  bool complete = false;
  std::uint64_t block = 0, warn = 0, info = 0;
};

class Ledger {
 public:
  // Opens STATE/ledger.db, making or migrating it. Throws LedgerError, also when the file
  // can be read by others, is no ledger, is newer than this program, or was written with another
  // site key than `key`: fingerprints of two keys never match.
  static Ledger open(const std::filesystem::path& state_directory, const SiteKey& key);
  // For reading, without a key: never makes or changes a file. Throws LedgerError, also if there is
  // none. One that others can read is opened all the same; verify() remarks on it.
  static Ledger open_existing(const std::filesystem::path& state_directory);

  // Record and project in one transaction; the result is the sequence number of the
  // closing entry. `now` is UTC "2026-11-23T14:42:14Z". All or nothing on error.
  std::uint64_t record_audit(const AuditReport& report, std::string_view now);
  // Of a report with the same findings and gaps as the audit `before` of this target, whose lists
  // need not be there: refers to that one's instead of repeating them. Empty, and nothing is
  // recorded, where repeated_run.hpp does not allow it.
  std::optional<RunSummary> repeat_audit(const AuditReport& report, std::string_view now,
                                         const RecordedRun& before);
  std::uint64_t record_decision(const PushDecision& decision, std::string_view now);

  // Recomputes every hash from the stored bodies, and the projections from the entries
  // (verify.hpp). Throws LedgerError for a damaged file.
  [[nodiscard]] LedgerVerdict verify();

  // Drops and rebuilds the projections from the entries. Writers wait meanwhile.
  void rebuild_projections();

  [[nodiscard]] std::vector<RunSummary> runs();  // newest first
  [[nodiscard]] RecordedRun recorded(std::uint64_t seq);
  // The report of the run closed by entry `seq`; the newest audit if none is given.
  // Empty if there is no such run.
  [[nodiscard]] std::optional<AuditReport> load_report(std::optional<std::uint64_t> seq);

  // When a finding (same repository, rule, fingerprint, surface, path) was first and last
  // recorded; first-seen is never overwritten (45 CFR 164.404(a)(2)).
  struct Seen {
    std::string first, last;
  };
  [[nodiscard]] std::optional<Seen> seen(std::string_view target, const LocatedFinding& finding);

 private:
  Ledger(Database database, std::string key_check);
  Database database_;
  std::string key_check_;
};

}  // namespace phiward
