// What a push brings, scanned: the names of its refs, its tags, its new commits, the content
// their trees introduce, and whatever else is in the quarantine, reachable or not (a client
// may send objects no ref leads to, and servers that allow any id in a want give them out).
//
// What git added to the quarantine only to complete a thin pack is not new and not judged.
#pragma once

#include <vector>

#include "auditor/engine/audit_report.hpp"
#include "auditor/engine/deadline.hpp"
#include "auditor/engine/progress.hpp"
#include "auditor/git/repository.hpp"
#include "auditor/policy/site.hpp"
#include "hooks/object_directories.hpp"
#include "hooks/ref_update.hpp"

namespace phiward {

// Findings in content that moved or was copied from the pushed commits' own parents are
// lowered to `info`: they were in the history before. Throws GitError or GateError when the
// push cannot be judged at all, DeadlineExceeded when there is no time left.
[[nodiscard]] AuditReport scan_push(const Repository& repository,
                                    const ObjectDirectories& directories,
                                    const std::vector<RefUpdate>& updates, const Site& site,
                                    const Deadline& deadline, Progress& progress);

}  // namespace phiward
