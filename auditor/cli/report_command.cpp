#include "auditor/cli/command.hpp"
#include "auditor/cli/output.hpp"
#include "auditor/ledger/ledger.hpp"

namespace phiward {
namespace {

struct Options {
  SiteOptions site;
  OutputOptions output;
  std::optional<std::uint64_t> run;
};

// Needs the ledger alone: no rules, no key, nothing that could change it.
ExitStatus run(const Options& options) {
  const auto state = options.site.state_directory
                         ? *options.site.state_directory
                         : load_config(options.site.config_file).state_directory;
  Ledger ledger = Ledger::open_existing(state);
  const auto report = ledger.load_report(options.run);
  if (!report) {
    throw LedgerError(options.run
                          ? "the ledger holds no run that ends with entry " +
                                std::to_string(*options.run) + "; leave --run out for the newest"
                          : "the ledger holds no audit yet; run phiward audit first");
  }
  write_report(*report, options.output);
  return ExitStatus::clean;
}

}  // namespace

void add_report_command(CLI::App& app, Action& chosen) {
  CLI::App* command = app.add_subcommand("report", "Write the report of a recorded audit or push");
  const auto options = std::make_shared<Options>();
  options->output.format = "html";
  command
      ->add_option("--run", options->run,
                   "Number of the ledger entry that closes the run (default: newest audit)")
      ->check([](const std::string& number) {  // CLI11 would read -1 as the greatest number
        return std::string(number.starts_with('-') ? "entries count from 1" : "");
      });
  add_output_options(*command, options->output);
  add_site_options(*command, options->site);
  command->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace phiward
