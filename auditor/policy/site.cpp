#include "auditor/policy/site.hpp"

#include <array>
#include <charconv>

#include "auditor/engine/program_identity.hpp"
#include "auditor/ledger/cache.hpp"
#include "auditor/ledger/digest.hpp"
#include "auditor/ledger/ledger.hpp"

namespace phiward {
namespace {

Config configuration(const SiteOptions& options) {
  Config config = load_config(options.config_file);
  if (options.state_directory) config.state_directory = *options.state_directory;
  return config;
}

}  // namespace

Site::Site(const SiteOptions& options)
    : config_(configuration(options)),
      catalog_(Catalog::load(config_.site_rules, config_.disabled_rules)),
      key_(SiteKey::open(config_.state_directory)),
      inspector_(catalog_, config_.thresholds,
                 [key = key_](Identifier identifier, std::string_view value) {
                   return key.hmac(to_string(identifier), value);
                 }) {}

void Site::sign(AuditReport& report) const {
  report.version = PHIWARD_VERSION;
  report.rules_digest = hex(sha256(catalog_.canonical_text()));
  report.rules = catalog_.rules().size();
  for (const Rule& rule : catalog_.disabled()) report.disabled_rules.push_back(rule.id);
}

Ledger Site::open_ledger() const { return Ledger::open(config_.state_directory, key_); }

std::unique_ptr<Memory> Site::memory() const {
  AuditReport signature;
  sign(signature);
  std::string basis = program_identity() + '\n' + signature.rules_digest + '\n';
  for (const std::string& id : signature.disabled_rules) basis += id + '\n';
  for (const double threshold :
       {config_.thresholds.block, config_.thresholds.warn, config_.thresholds.info}) {
    std::array<char, 32> digits{};
    basis.append(digits.data(), std::to_chars(digits.begin(), digits.end(), threshold).ptr);
    basis += '\n';
  }
  basis += std::to_string(config_.max_blob_bytes);
  return std::make_unique<Cache>(config_.state_directory, key_, std::move(basis));
}

}  // namespace phiward
