#include <iostream>
#include <map>

#include "auditor/cli/command.hpp"
#include "auditor/cli/output.hpp"
#include "auditor/cli/progress_bar.hpp"
#include "auditor/engine/history_audit.hpp"
#include "auditor/engine/utc_time.hpp"
#include "auditor/git/git_error.hpp"
#include "auditor/ledger/ledger.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

struct Options {
  SiteOptions site;
  OutputOptions output;
  std::vector<std::filesystem::path> repositories;
  std::uint32_t threads = 0;
  Engine engine = Engine::fast;
};

const std::map<std::string, Engine> kEngines = {{"fast", Engine::fast}, {"plain", Engine::plain}};

AuditReport audit(const Site& site, const Options& options,
                  const std::filesystem::path& repository) {
  const std::uint32_t threads = options.threads != 0 ? options.threads : site.config().threads;
  Progress progress;
  const ProgressBar bar(progress);
  AuditReport report =
      audit_history(repository, site.inspector(),
                    {site.config().max_blob_bytes, threads, options.engine}, progress);
  site.sign(report);
  return report;
}

// The report is written even if it cannot be recorded: then the work is not lost, and the
// status says that evidence is missing.
ExitStatus record_and_write(Ledger& ledger, AuditReport& report, const Site& site,
                            const OutputOptions& output) {
  ExitStatus status = status_of(report, site.config().fail_on);
  try {
    report.ledger_seq = ledger.record_audit(report, utc_now());
  } catch (const LedgerError& error) {
    std::cerr << "phiward: the audit is not recorded: " << printable(error.what()) << '\n';
    status = graver(status, ExitStatus::incomplete);
  }
  write_report(report, output);
  return status;
}

ExitStatus run(const Options& options) {
  const Site site(options.site);
  Ledger ledger = Ledger::open(site.config().state_directory);  // before the work, not after it
  ExitStatus status = ExitStatus::clean;
  for (const auto& repository : options.repositories) {
    try {
      AuditReport report = audit(site, options, repository);
      status = graver(status, record_and_write(ledger, report, site, options.output));
    } catch (const GitError& error) {
      std::cerr << "phiward: " << printable(error.what()) << '\n';
      status = graver(status, ExitStatus::usage);
    }
  }
  return status;
}

}  // namespace

void add_audit_command(CLI::App& app, Action& chosen) {
  CLI::App* command =
      app.add_subcommand("audit", "Search the whole history of repositories, and record it");
  const auto options = std::make_shared<Options>();
  command->add_option("REPO", options->repositories, "Repositories, bare or with a work tree")
      ->required();
  command->add_option("--threads", options->threads, "Threads (default: one a core)")
      ->check(CLI::Range(1, 256));
  command->add_option("--engine", options->engine, "fast, or plain: blob by blob, to compare")
      ->transform(CLI::CheckedTransformer(kEngines));
  add_output_options(*command, options->output);
  add_site_options(*command, options->site);
  command->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace phiward
