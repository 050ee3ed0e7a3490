#include "auditor/ledger/repeated_run.hpp"

#include <nlohmann/json.hpp>

#include "auditor/ledger/closing_entry.hpp"
#include "auditor/ledger/digest.hpp"
#include "auditor/ledger/entry.hpp"
#include "auditor/ledger/projection.hpp"

namespace phiward {
namespace {

using Json = nlohmann::json;

// The body of an entry that has this chain hash, computed from what is stored: whatever was written
// over it since, what a run is said to have found is what it found.
std::optional<Json> body_of(Database& database, const RecordedRun& run) {
  Entry entry;
  const bool there = EntryReader(database, static_cast<std::int64_t>(run.seq), 1).next(entry);
  const auto prev = there ? from_hex(entry.prev) : std::nullopt;
  if (!prev || hex(chain_hash(*prev, leaf_hash(entry.body))) != run.chain) return std::nullopt;
  return parse_body(database, entry);
}

// What the closing entry of `before` says was found, if a run of `target` at `now` may refer to
// it: see the header. Throws Json::exception and LedgerError.
std::optional<Json> referable(Database& database, std::string_view target,
                              const RecordedRun& before, std::string_view now) {
  const auto seq = static_cast<std::int64_t>(before.seq);
  Statement entry(database,
                  "SELECT 1 FROM entry JOIN run USING (seq) WHERE seq = ?1 AND chain = ?2 AND"
                  " target = ?3 AND run.kind = 'audit' AND substr(run.recorded_at, 1, 7) = ?4");
  entry.bind(1, seq).bind(2, before.chain).bind(3, target).bind(4, now.substr(0, 7));
  if (!entry.step()) return std::nullopt;
  const auto closing = body_of(database, before);
  if (!closing || lists_of(*closing) != 0) return std::nullopt;
  Statement last(database,
                 "SELECT seq FROM run WHERE seq > ?1 AND target = ?2 AND block + warn + info > 0"
                 " ORDER BY seq DESC LIMIT 1");
  last.bind(1, seq).bind(2, target);
  const bool newer = last.step() && lists_of(closing_body(database, last.integer(0))) != seq;
  if (newer) return std::nullopt;
  const Json& data = closing->at("data");
  return Json{{"complete", data.at("complete")}, {"counts", data.at("counts")}};
}

// What was damaged before must not keep a run from being recorded whole.
std::optional<Json> referable_if_sound(Database& database, std::string_view target,
                                       const RecordedRun& before, std::string_view now) {
  try {
    return referable(database, target, before, now);
  } catch (const Json::exception&) {
    return std::nullopt;
  } catch (const LedgerError&) {
    return std::nullopt;
  }
}

}  // namespace

std::optional<std::uint64_t> repeat_run(Database& database, const AuditReport& report,
                                        const RecordedRun& before, const Origin& origin) {
  Transaction transaction(database);
  const auto found = referable_if_sound(database, report.target, before, origin.now);
  if (!found) return std::nullopt;
  EntryAppender appender(database, origin);
  const std::int64_t seq = appender.next_seq();
  Json data = closing_data(report, seq);
  data.update(*found);
  data["parts"] = 0;
  data["lists_of"] = before.seq;
  // What was stored is parsed again and projected, not what was meant to be stored.
  Projector(database).apply(Json::parse(appender.append("audit", data)));
  transaction.commit();
  return static_cast<std::uint64_t>(seq);
}

std::optional<std::string> last_repeated(Database& database, std::string_view target,
                                         std::int64_t seq) {
  Statement runs(database,
                 "SELECT seq, recorded_at FROM run WHERE seq > ?1 AND target = ?2"
                 " AND kind = 'audit' ORDER BY seq DESC");
  runs.bind(1, seq).bind(2, target);
  while (runs.step()) {
    if (lists_of(closing_body(database, runs.integer(0))) == seq) return runs.text(1);
  }
  return std::nullopt;
}

}  // namespace phiward
