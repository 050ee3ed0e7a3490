// The reflogs of a repository as part of a scan: what refs led to before (the stash's older
// entries, what was amended or reset away), and what is written in the logs themselves.
#pragma once

#include <filesystem>

#include "auditor/engine/history_scan.hpp"

namespace phiward {

// To be called once the refs have been added. What is written of an update is inspected, but for
// the first line of the commit's own message.
void scan_reflogs(const std::filesystem::path& common_directory, HistoryScan& scan);

}  // namespace phiward
