#include "hooks/gate.hpp"

#include <chrono>
#include <cstdlib>
#include <exception>
#include <functional>

#include "auditor/engine/utc_time.hpp"
#include "auditor/ledger/ledger.hpp"
#include "hooks/push_message.hpp"
#include "hooks/push_scan.hpp"
#include "hooks/watch.hpp"
#include "reports/columns.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

using Lines = std::vector<std::string>;

constexpr std::chrono::seconds kPatience{2};  // without a word
// For a scan to see for itself that it is late, and to end what it has started.
constexpr std::chrono::milliseconds kGrace{500};

void say(std::ostream& out, const Lines& lines) {
  for (const std::string& line : lines) out << line << '\n';
  out << std::flush;
}

// Each line with the prefix that makes the server show it as an error; for web interfaces
// that show one line, all in one.
void say_refusal(std::ostream& out, const Server& server, const Lines& lines) {
  if (lines.empty()) return;
  out << server.message_prefix;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && server.one_line) out << " | ";
    if (i > 0 && !server.one_line) out << '\n' << server.message_prefix;
    out << lines[i];
  }
  out << '\n' << std::flush;
}

// For a person at a terminal in several lines; a web interface breaks its one line by itself.
Lines fitted(const Server& server, const std::string& text) {
  return server.one_line ? Lines{text} : wrapped(text, kMessageColumns);
}

// What `judge` comes to. That it cannot is a refusal, too.
ExitStatus judged_or_refused(const std::function<ExitStatus()>& judge, std::ostream& out,
                             const Server& server) noexcept {
  try {
    try {
      return judge();
    } catch (const std::exception& error) {
      Lines lines = fitted(
          server, "phiward: push refused: the gate does not work: " + printable(error.what()));
      lines.emplace_back("Ask your administrator.");
      say_refusal(out, server, lines);
    }
  } catch (...) {  // not even a message could be made
  }
  return ExitStatus::usage;
}

class Gate {
 public:
  Gate(std::ostream& out, const Environment& environment, const Server& server,
       const SiteOptions& options)
      : out_(out),
        environment_(environment),
        server_(server),
        site_(options),
        ledger_(site_.open_ledger()) {}

  ExitStatus judge(std::istream& in) {
    const std::vector<RefUpdate> updates = read_ref_updates(in);
    PushDecision decision = describe(updates);
    try {
      scan(updates, decision);
    } catch (const DeadlineExceeded&) {
      return refuse_late(decision);
    } catch (const std::exception& error) {
      return refuse_unjudged(decision, printable(error.what()));
    }
    return conclude(decision);
  }

 private:
  [[nodiscard]] std::chrono::seconds time_limit() const {
    const auto configured = site_.config().gate_time;
    return std::min(configured, server_.patience.value_or(configured));
  }
  [[nodiscard]] std::string seconds() const { return std::to_string(time_limit().count()); }

  [[nodiscard]] std::filesystem::path repository_path() const {
    return environment_("GIT_DIR").value_or(".");
  }

  PushDecision describe(const std::vector<RefUpdate>& updates) const {
    PushDecision decision;
    decision.server = server_.name;
    decision.pusher = site_.inspector().display(server_.pusher, Surface::identity);
    for (const RefUpdate& update : updates) {
      decision.refs.push_back(
          {site_.inspector().display(update.ref, Surface::ref_name), update.old_id, update.new_id});
    }
    AuditReport& report = decision.report;
    report.started = utc_now();
    report.target = site_.inspector().display(
        std::filesystem::absolute(repository_path()).lexically_normal().string(), Surface::path);
    site_.sign(report);
    return decision;
  }

  void scan(const std::vector<RefUpdate>& updates, PushDecision& decision) {
    const auto start = Deadline::Clock::now();
    const Deadline deadline(start + time_limit());
    Progress progress;
    const Watch watch({{start + kPatience, [&] { say_still_looking(progress); }},
                       {start + time_limit() + kGrace, [this, decision] { end_late(decision); }}});
    const Repository repository = Repository::open(repository_path());
    const ObjectDirectories directories =
        object_directories(environment_, repository.object_directory());
    AuditReport scanned = scan_push(repository, directories, updates, site_, deadline, progress);
    AuditReport& report = decision.report;
    report.findings = std::move(scanned.findings);
    report.coverage = std::move(scanned.coverage);
    report.seconds = std::chrono::duration<double>(Deadline::Clock::now() - start).count();
  }

  void say_still_looking(const Progress& progress) {
    say(out_, {"phiward: still looking, " + std::to_string(progress.blobs) + " files so far"});
  }

  // One file, or one call of a library, may take a scan longer than there is time for the whole
  // push. It only reads, and can be left where it is.
  [[noreturn]] void end_late(PushDecision decision) noexcept {
    const auto refuse = [&] { return refuse_late(decision); };
    std::_Exit(static_cast<int>(judged_or_refused(refuse, out_, server_)));
  }

  ExitStatus conclude(PushDecision& decision) {
    const Config& config = site_.config();
    AuditReport& report = decision.report;
    if (config.refuse_binary) {
      auto& unscanned = report.coverage.unscanned;
      unscanned.insert(unscanned.end(), report.coverage.binary.begin(),
                       report.coverage.binary.end());
    }
    const ExitStatus status = status_of(report, config.fail_on);
    const bool accepted = status == ExitStatus::clean;
    const bool incomplete = status == ExitStatus::incomplete;
    decision.verdict = accepted ? "accepted" : incomplete ? "incomplete" : "refused";
    const Lines lines =
        accepted ? advice(report) : refusal(report, {config.fail_on, config.help_url});
    if (!lines.empty()) decision.message = lines.front();
    ledger_.record_decision(decision, utc_now());
    accepted ? say(out_, lines) : say_refusal(out_, server_, lines);
    return status;
  }

  ExitStatus refuse_late(PushDecision& decision) {
    return refuse_unjudged(decision, "not scanned within " + seconds() +
                                         " s; push fewer commits at a time, or ask your "
                                         "administrator for an import");
  }

  ExitStatus refuse_unjudged(PushDecision& decision, const std::string& reason) {
    decision.verdict = "error";
    decision.message = reason;
    decision.report.coverage.unscanned.push_back({"push", "", "", reason});
    ledger_.record_decision(decision, utc_now());
    say_refusal(out_, server_, fitted(server_, "phiward: push refused: " + reason));
    return ExitStatus::incomplete;
  }

  std::ostream& out_;
  const Environment& environment_;
  const Server& server_;
  Site site_;
  Ledger ledger_;
};

}  // namespace

ExitStatus run_gate(std::istream& in, std::ostream& out, const Environment& environment,
                    const SiteOptions& options) noexcept {
  try {
    const Server server = detect_server(environment);
    const auto judge = [&] { return Gate(out, environment, server, options).judge(in); };
    return judged_or_refused(judge, out, server);
  } catch (...) {
    return ExitStatus::usage;
  }
}

}  // namespace phiward
