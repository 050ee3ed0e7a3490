// The audit of a whole repository: everything any ref, reflog or work tree leads to.
#pragma once

#include <cstdint>
#include <filesystem>

#include "auditor/engine/audit_report.hpp"
#include "auditor/engine/inspector.hpp"
#include "auditor/engine/memory.hpp"
#include "auditor/engine/progress.hpp"
#include "auditor/engine/selection.hpp"

namespace phiward {

// How blobs are read; both find the same. Plain: each by itself through libgit2.
enum class Engine : std::uint8_t { fast, plain };

struct AuditOptions {
  std::uint64_t max_blob_bytes = std::uint64_t{64} << 20;
  std::uint32_t threads = 0;  // 0: one a core
  Engine engine = Engine::fast;
  Memory* memory = nullptr;  // of blobs; not of the plain engine, which looks at everything
  Selection selection = {};
  bool unreachable = false;  // objects that nothing leads to, too
};

// Findings, coverage, target, start and duration; who the rules came from is the caller's to
// fill in. Throws GitError if the repository cannot be read at all.
[[nodiscard]] AuditReport audit_history(const std::filesystem::path& repository,
                                        const Inspector& inspector, const AuditOptions& options,
                                        Progress& progress);

}  // namespace phiward
