// Everything in a repository that a scan of it begins at.
#pragma once

#include "auditor/engine/history_scan.hpp"
#include "auditor/git/repository.hpp"

namespace phiward {

// Refs, what stands beside them (FETCH_HEAD, linked work trees), and reflogs.
void add_all_tips(const Repository& repository, HistoryScan& scan);

}  // namespace phiward
