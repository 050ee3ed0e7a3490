// Everything in a repository that a scan of it begins at.
#pragma once

#include "auditor/engine/history_scan.hpp"
#include "auditor/git/repository.hpp"

namespace phiward {

// Refs, what stands beside them (FETCH_HEAD, other work trees), grafts, and reflogs.
// Of a selection of refs only these.
void add_tips(const Repository& repository, const Selection& selection, HistoryScan& scan);

}  // namespace phiward
