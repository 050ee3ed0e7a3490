// What entries mean for the tables run, decision and finding. Recording, rebuilding and
// verifying all go through here, so that they cannot disagree.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/engine/audit_report.hpp"
#include "auditor/ledger/database.hpp"

namespace phiward {

// REQUIRES: outlived by the database, which has the current schema.
class Projector {
 public:
  explicit Projector(Database& database);

  // Applies one parsed body; entries must come in order. Kinds that project to nothing
  // are passed over. Throws nlohmann::json::exception if the body lacks what its kind
  // must hold, LedgerError if the tables refuse it.
  void apply(const nlohmann::json& body);

  // What a body with these findings would mean, without its text.
  struct FindingsOf {
    std::string_view target, recorded_at;
    std::int64_t run = 0;
  };
  void apply_findings(const FindingsOf& run, std::span<const LocatedFinding* const> findings);

 private:
  void apply_run(const nlohmann::json& body);
  void apply_decision(const nlohmann::json& body);
  void apply_findings_body(const nlohmann::json& body);

  Statement run_, decision_, finding_;
};

// As they stand in the table of findings, whose pages are then written one after the other: of a
// hundred thousand they are more than SQLite keeps in memory.
[[nodiscard]] std::vector<const LocatedFinding*> in_order_of_key(
    std::span<const LocatedFinding> findings);

// What the table of findings has as their path: with the member of a container, "a.zip!b.csv".
[[nodiscard]] std::string projected_path(std::string_view path, std::string_view member);

// Empties the projections and applies every entry, in the caller's transaction. Throws
// LedgerError, which names the entry that cannot be understood.
void project_all(Database& database);

}  // namespace phiward
