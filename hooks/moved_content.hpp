// What a push brings to a new place, but not into the history: a file that was moved or copied.
#pragma once

#include "auditor/engine/deadline.hpp"
#include "auditor/engine/history_scan.hpp"
#include "auditor/git/object_store.hpp"

namespace phiward {

// Lowers findings in contents that stood, under a path that told the same of them, where the
// commit's own line left the history. `base`: what the repository had before the push. Throws
// DeadlineExceeded.
void lower_moved_content(AuditReport& report, const HistoryScan& scan, const ObjectStore& base,
                         const Deadline& deadline);

}  // namespace phiward
