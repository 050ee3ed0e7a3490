// Scans files outside git: a directory, a file, or text that was piped in. Nothing of it
// is kept.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/engine/audit_report.hpp"
#include "auditor/engine/inspector.hpp"

namespace phiward {

// Every regular file below `paths` (directories named .git are left out, symbolic links are
// not followed). What cannot be read becomes a gap; a path that does not exist does too.
[[nodiscard]] AuditReport scan_files(const std::vector<std::filesystem::path>& paths,
                                     const Inspector& inspector, std::uint64_t max_file_bytes);

[[nodiscard]] AuditReport scan_text(std::string_view text, const Inspector& inspector);

}  // namespace phiward
