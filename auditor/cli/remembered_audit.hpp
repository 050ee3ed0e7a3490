// The outcome of the last audit of one repository, for as long as nothing in it changed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "auditor/engine/audit_report.hpp"
#include "auditor/engine/compact.hpp"
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

  // Of hundreds of thousands of findings a terminal shows a page, and reading them would be most
  // of the work.
  struct Page {
    AuditReport report;  // as above, and without its lists
    RecordedRun run;
    std::string text;  // write_text_rest of the whole, recorded
  };
  [[nodiscard]] std::optional<Page> recall_page();

  // Not if the repository changed meanwhile, or something is to be tried again.
  // REQUIRES: `report` is recorded.
  void keep(const AuditReport& report, const RecordedRun& run);

 private:
  template <class Kept>
  std::optional<Kept> recall_as(const std::string& name, Kept (*read)(CompactReader&));
  [[nodiscard]] std::string page_name() const { return "page of " + name_; }

  Memory& memory_;
  std::filesystem::path repository_;
  std::string name_;
  std::optional<std::string> state_;
};

}  // namespace phiward
