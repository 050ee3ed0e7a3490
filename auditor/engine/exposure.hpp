// Where what was found can still be got at: which commits hold it, and which refs lead to them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "auditor/engine/audit_report.hpp"
#include "auditor/engine/commit_scan.hpp"
#include "auditor/engine/recorder.hpp"
#include "auditor/engine/tree_records.hpp"

namespace phiward {

// A ref that leads to a commit; its name as it may be shown.
struct NamedTip {
  std::string name;
  ObjectId commit;
};

// Fills in the exposure of findings whose carriers are commits, or stand in trees of commits.
// `trees` were added for all commits of the scan.
void tell_exposure(const CommitScan& commits, const TreeRecords& trees,
                   std::span<const NamedTip> tips, std::span<const Carrier> carriers,
                   std::uint32_t threads, std::span<GatheredFinding> findings);

}  // namespace phiward
