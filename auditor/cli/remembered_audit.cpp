#include "auditor/cli/remembered_audit.hpp"

#include <algorithm>

#include "auditor/engine/compact_report.hpp"
#include "auditor/engine/lasting_reason.hpp"
#include "auditor/git/repository_state.hpp"

namespace phiward {
namespace {

bool is_final(const AuditReport& report) {
  return std::ranges::all_of(report.coverage.unscanned, [](const Unscanned& unscanned) {
    return is_lasting(unscanned.reason);
  });
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
  const auto bytes = state_ ? memory_.recall(name_, *state_) : std::nullopt;
  if (!bytes) return std::nullopt;
  try {
    CompactReader in(*bytes);
    Known known;
    known.run.seq = in.number();
    known.run.chain = in.text();
    known.report = read_report(in);
    in.expect_end();
    return known;
  } catch (const CompactError&) {
    return std::nullopt;
  }
}

void RememberedAudit::keep(const AuditReport& report, const RecordedRun& run) {
  if (!state_ || !is_final(report)) return;
  if (repository_state(Repository::open(repository_)) != state_) return;
  CompactWriter out;
  out.number(run.seq);
  out.text(run.chain);
  write(out, report);
  memory_.keep(name_, *state_, out.take());
}

}  // namespace phiward
