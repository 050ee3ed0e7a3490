#include "auditor/cli/command.hpp"

namespace phiward {

void add_site_options(CLI::App& command, SiteOptions& options) {
  command.add_option("--config", options.config_file,
                     "Configuration file (default: /etc/phiward/phiward.toml, if it exists)");
  command.add_option("--state", options.state_directory,
                     "Directory of the ledger and the site key, instead of the configured one");
}

}  // namespace phiward
