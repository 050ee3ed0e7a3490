#include <chrono>
#include <iostream>
#include <map>
#include <memory>
#include <optional>

#include "auditor/cli/command.hpp"
#include "auditor/cli/output.hpp"
#include "auditor/cli/progress_bar.hpp"
#include "auditor/cli/remembered_audit.hpp"
#include "auditor/engine/history_audit.hpp"
#include "auditor/engine/utc_time.hpp"
#include "auditor/git/git_error.hpp"
#include "auditor/ledger/ledger.hpp"
#include "reports/report_writer.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

struct Options {
  SiteOptions site;
  OutputOptions output;
  std::vector<std::filesystem::path> repositories;
  std::uint32_t threads = 0;
  Engine engine = Engine::fast;
  bool no_cache = false;
  bool unreachable = false;
  Selection selection;
};

const std::map<std::string, Engine> kEngines = {{"fast", Engine::fast}, {"plain", Engine::plain}};

class Clock {
 public:
  void tell(AuditReport& report) const {
    report.started = started_;
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::string started_ = utc_now();
};

// What repositories hold, found out anew or remembered, recorded and written.
class Audits {
 public:
  explicit Audits(const Options& options)
      : options_(options),
        site_(options.site),
        ledger_(site_.open_ledger()),  // before the work, not after it
        memory_(options.no_cache ? nullptr : site_.memory()) {}

  ExitStatus audit(const std::filesystem::path& repository) {
    const Clock clock;
    std::optional<RememberedAudit> remembered;
    if (memory_ && options_.selection.is_all())
      remembered.emplace(*memory_, repository, options_.unreachable);
    const bool may_recall = remembered && options_.engine == Engine::fast;
    if (may_recall && options_.output.format == "text") {
      if (const auto status = show_page(*remembered, clock)) return *status;
    }
    auto known = may_recall ? remembered->recall() : std::nullopt;
    AuditReport report = known ? std::move(known->report) : look_through(repository);
    if (known) clock.tell(report);
    site_.sign(report);
    ExitStatus status = status_of(report, site_.config().fail_on);
    const bool repeated = known && repeat(report, known->run);
    if (!repeated) status = graver(status, record(report));
    write_report(report, options_.output);
    if (!repeated && remembered && report.ledger_seq != 0) {
      remembered->keep(report, ledger_.recorded(report.ledger_seq));
    }
    return status;
  }

  // Messages quote the paths and patterns of the command line.
  [[nodiscard]] std::string display(std::string_view message) const {
    return site_.inspector().display(message, Surface::path);
  }

 private:
  AuditReport look_through(const std::filesystem::path& repository) const {
    const Config& config = site_.config();
    const std::uint32_t threads = options_.threads != 0 ? options_.threads : config.threads;
    Progress progress;
    const ProgressBar bar(progress);
    return audit_history(repository, site_.inspector(),
                         {config.max_blob_bytes, threads, options_.engine, memory_.get(),
                          options_.selection, options_.unreachable},
                         progress);
  }

  // What a terminal shows of an audit that found the same as the one that is remembered; empty,
  // and nothing is done, if the whole report is needed.
  std::optional<ExitStatus> show_page(RememberedAudit& remembered, const Clock& clock) {
    auto page = remembered.recall_page();
    if (!page) return std::nullopt;
    clock.tell(page->report);
    site_.sign(page->report);
    const auto run = repeat(page->report, page->run);
    if (!run) return std::nullopt;
    write_output(options_.output, [&](std::ostream& out) {
      write_text_head(out, page->report);
      out << page->text;
    });
    return status_of(*run, site_.config().fail_on);
  }

  // Empty if it has to be recorded whole; if it cannot be, that will tell why.
  std::optional<RunSummary> repeat(AuditReport& report, const RecordedRun& before) {
    try {
      auto run = ledger_.repeat_audit(report, utc_now(), before);
      if (run) report.ledger_seq = run->seq;
      return run;
    } catch (const LedgerError&) {
      return std::nullopt;
    }
  }

  // The report is written even if it cannot be recorded: then the work is not lost, and the
  // status says that evidence is missing.
  ExitStatus record(AuditReport& report) {
    try {
      report.ledger_seq = ledger_.record_audit(report, utc_now());
      return ExitStatus::clean;
    } catch (const LedgerError& error) {
      std::cerr << "phiward: the audit is not recorded: " << printable(error.what()) << '\n';
      return ExitStatus::incomplete;
    }
  }

  const Options& options_;
  Site site_;
  Ledger ledger_;
  std::unique_ptr<Memory> memory_;
};

ExitStatus run(const Options& options) {
  Audits audits(options);
  ExitStatus status = ExitStatus::clean;
  for (const auto& repository : options.repositories) {
    try {
      status = graver(status, audits.audit(repository));
    } catch (const GitError& error) {
      std::cerr << "phiward: " << audits.display(error.what()) << '\n';
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
  command  // by name: CLI11 would show the values of the enum, as raw bytes
      ->add_option_function<std::string>(
          "--engine", [options](const std::string& name) { options->engine = kEngines.at(name); },
          "fast, or plain: blob by blob, to compare")
      ->check(CLI::IsMember(kEngines));
  command->add_flag("--no-cache", options->no_cache,
                    "Look at everything again, whatever earlier audits found");
  command->add_flag("--unreachable", options->unreachable,
                    "Also what was deleted and not pruned yet, and all of borrowed repositories");
  command
      ->add_option("--ref", options->selection.refs,
                   "Only what these refs lead to: names, or patterns such as 'release/*'")
      ->allow_extra_args(false);
  command
      ->add_option_function<std::string>(
          "--since",
          [options](const std::string& text) {
            options->selection.since = parse_time(text);
            if (!options->selection.since) {
              throw CLI::ValidationError("--since",
                                         "is not of the form 2026-01-31 or "
                                         "2026-01-31T13:00:00Z");
            }
          },
          "Only commits made then or later: 2026-01-31, or 2026-01-31T13:00:00Z")
      ->allow_extra_args(false);
  command
      ->add_option("--path", options->selection.paths,
                   "Only files of these names or directories, or patterns such as '*.sql'")
      ->allow_extra_args(false);
  add_output_options(*command, options->output);
  add_site_options(*command, options->site);
  command->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace phiward
