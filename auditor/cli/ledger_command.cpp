#include <iostream>

#include "auditor/cli/command.hpp"
#include "auditor/ledger/ledger.hpp"

namespace phiward {
namespace {

ExitStatus verify(const SiteOptions& options) {
  const auto state = options.state_directory ? *options.state_directory
                                             : load_config(options.config_file).state_directory;
  const LedgerVerdict verdict = Ledger::open_existing(state).verify();
  if (const auto& fault = verdict.fault) {
    std::cout << "ledger: does NOT hold";
    if (fault->seq != 0) std::cout << " from entry " << fault->seq << " on";
    std::cout << ": " << fault->what << '\n';
    return ExitStatus::findings;
  }
  const LedgerTail& tail = verdict.tail;
  std::cout << "ledger: holds, " << tail.entries << (tail.entries == 1 ? " entry" : " entries")
            << ", chain " << tail.chain << '\n';
  return ExitStatus::clean;
}

}  // namespace

void add_ledger_command(CLI::App& app, Action& chosen) {
  CLI::App* ledger = app.add_subcommand("ledger", "The evidence store");
  ledger->require_subcommand(0, 1);
  CLI::App* command = ledger->add_subcommand(
      "verify", "Recompute every hash and name the first entry that does not hold (status 1)");
  const auto options = std::make_shared<SiteOptions>();
  add_site_options(*command, *options);
  command->callback([options, &chosen] { chosen = [options] { return verify(*options); }; });
}

}  // namespace phiward
