#include "auditor/cli/remembered_audit.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "auditor/engine/compact_report.hpp"
#include "auditor/engine/lasting_reason.hpp"
#include "auditor/git/repository_state.hpp"
#include "reports/report_writer.hpp"

namespace phiward {
namespace {

bool is_final(const AuditReport& report) {
  return std::ranges::all_of(report.coverage.unscanned, [](const Unscanned& unscanned) {
    return is_lasting(unscanned.reason);
  });
}

AuditReport without_lists(const AuditReport& report) {
  AuditReport outline;
  outline.target = report.target;
  outline.coverage = report.coverage;
  outline.coverage.unscanned.clear();
  outline.coverage.binary.clear();
  return outline;
}

void write_run(CompactWriter& out, const RecordedRun& run) {
  out.number(run.seq);
  out.text(run.chain);
}

RecordedRun read_run(CompactReader& in) {
  RecordedRun run;
  run.seq = in.number();
  run.chain = in.text();
  return run;
}

}  // namespace

RememberedAudit::RememberedAudit(Memory& memory, std::filesystem::path repository,
                                 bool with_unreachable)
    : memory_(memory), repository_(std::move(repository)) {
  const Repository opened = Repository::open(repository_);
  name_ = (with_unreachable ? "audit of all objects " : "audit ") + opened.path().string();
  state_ = repository_state(opened);
}

std::optional<RememberedAudit::Known> RememberedAudit::recall() {
  return recall_as<Known>(name_, [](CompactReader& in) {
    RecordedRun run = read_run(in);
    return Known{read_report(in), std::move(run)};
  });
}

std::optional<RememberedAudit::Page> RememberedAudit::recall_page() {
  return recall_as<Page>(page_name(), [](CompactReader& in) {
    RecordedRun run = read_run(in);
    AuditReport report = read_report(in);
    return Page{std::move(report), std::move(run), in.text()};
  });
}

template <class Kept>
std::optional<Kept> RememberedAudit::recall_as(const std::string& name,
                                               Kept (*read)(CompactReader&)) {
  const auto bytes = state_ ? memory_.recall(name, *state_) : std::nullopt;
  if (!bytes) return std::nullopt;
  try {
    CompactReader in(*bytes);
    Kept kept = read(in);
    in.expect_end();
    return kept;
  } catch (const CompactError&) {
    return std::nullopt;
  }
}

void RememberedAudit::keep(const AuditReport& report, const RecordedRun& run) {
  if (!state_ || !is_final(report)) return;
  if (repository_state(Repository::open(repository_)) != state_) return;
  CompactWriter whole;
  write_run(whole, run);
  write(whole, report);
  memory_.keep(name_, *state_, whole.take());

  const AuditReport outline = without_lists(report);
  std::ostringstream text;
  write_text_rest(text, report);
  const std::string shown = text.str();
  CompactWriter page;
  write_run(page, run);
  write(page, outline);
  page.text(shown);
  memory_.keep(page_name(), *state_, page.take());
}

}  // namespace phiward
