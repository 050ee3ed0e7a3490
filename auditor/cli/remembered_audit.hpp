// The outcome of the last audit of one repository, for as long as nothing in it changed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "auditor/engine/audit_report.hpp"
#include "auditor/engine/memory.hpp"
#include "auditor/ledger/recorded_run.hpp"

namespace phiward {

class RememberedAudit {
 public:
  // Looks at the state of the repository: make it before the audit. REQUIRES: `memory` outlives
  // this. Throws GitError if there is no repository.
  RememberedAudit(Memory& memory, std::filesystem::path repository, bool with_unreachable);

  struct Known {
    AuditReport report;  // unsigned, without time
    RecordedRun run;     // that has its findings
  };
  [[nodiscard]] std::optional<Known> recall();

  // Not if the repository changed meanwhile, or something is to be tried again.
  void keep(const AuditReport& report, const RecordedRun& run);

 private:
  Memory& memory_;
  std::filesystem::path repository_;
  std::string name_;
  std::optional<std::string> state_;
};

}  // namespace phiward
