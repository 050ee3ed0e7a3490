#include "auditor/policy/site.hpp"

#include "auditor/ledger/digest.hpp"

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

}  // namespace phiward
