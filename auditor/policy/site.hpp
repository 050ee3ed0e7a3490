// What every command and the gate start from: configuration, rules and the site's key,
// loaded once. Const after opening; the inspector may be used from several threads.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "auditor/engine/audit_report.hpp"
#include "auditor/engine/inspector.hpp"
#include "auditor/engine/memory.hpp"
#include "auditor/ledger/site_key.hpp"
#include "auditor/policy/config.hpp"
#include "rules/catalog.hpp"

namespace phiward {

class Ledger;

struct SiteOptions {
  std::optional<std::filesystem::path> config_file;
  std::optional<std::filesystem::path> state_directory;  // instead of the configured one
};

class Site {
 public:
  // Throws ConfigError, TomlError, KeyError, MatchError.
  explicit Site(const SiteOptions& options);

  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] const Catalog& catalog() const { return catalog_; }
  [[nodiscard]] const Inspector& inspector() const { return inspector_; }

  // Writes into the report which phiward and which rules made it.
  void sign(AuditReport& report) const;

  // To record what was found: the ledger that belongs to the key. Throws LedgerError.
  [[nodiscard]] Ledger open_ledger() const;

  // What earlier runs of this program found out under the same rules, thresholds, limits and key.
  [[nodiscard]] std::unique_ptr<Memory> memory() const;

 private:
  Config config_;
  Catalog catalog_;
  SiteKey key_;
  Inspector inspector_;
};

}  // namespace phiward
