#include <csignal>
#include <iostream>

#include "auditor/cli/command.hpp"
#include "hooks/gate.hpp"

namespace phiward {

void add_gate_command(CLI::App& app, Action& chosen) {
  CLI::App* command = app.add_subcommand(
      "gate", "Judge a push, as a git server's pre-receive hook (reads ref updates from stdin)");
  const auto options = std::make_shared<SiteOptions>();
  add_site_options(*command, *options);
  command->callback([options, &chosen] {
    chosen = [options] {
      std::signal(SIGPIPE, SIG_IGN);  // a pusher who hangs up is judged and recorded all the same
      return run_gate(std::cin, std::cerr, process_environment(), *options);
    };
  });
}

}  // namespace phiward
