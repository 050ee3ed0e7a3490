// What every command and the gate start from: configuration, rules and the site's key,
// loaded once. Const after opening; the inspector may be used from several threads. It is made
// by a thread of its own, as most of what a push waits for at the start.
#pragma once

#include <filesystem>
#include <future>
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

struct SiteOptions {
  std::optional<std::filesystem::path> config_file;
  std::optional<std::filesystem::path> state_directory;  // instead of the configured one
};

class Site {
 public:
  // Throws ConfigError, TomlError, KeyError, std::system_error.
  explicit Site(const SiteOptions& options);
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] const Catalog& catalog() const { return catalog_; }

  // These wait until they are made. Throw MatchError.
  [[nodiscard]] const Inspector& inspector() const { return rules_.get()->inspector; }
  // Writes into the report which phiward and which rules made it.
  void sign(AuditReport& report) const;

  // What earlier runs of this program found out under the same rules, thresholds, limits and key.
  [[nodiscard]] std::unique_ptr<Memory> memory() const;

 private:
  struct Rules {
    explicit Rules(const Site& site);

    std::string digest;  // of the catalog's text, as hex
    Inspector inspector;
  };

  Config config_;
  Catalog catalog_;
  SiteKey key_;
  std::shared_future<std::unique_ptr<const Rules>> rules_;  // ends before what it is made of
};

}  // namespace phiward
