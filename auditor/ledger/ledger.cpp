#include "auditor/ledger/ledger.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "auditor/ledger/entry.hpp"
#include "auditor/ledger/private_file.hpp"
#include "auditor/ledger/projection.hpp"
#include "auditor/ledger/repeated_run.hpp"
#include "auditor/ledger/run_record.hpp"
#include "auditor/ledger/schema.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kFileName = "ledger.db";

// The file gets its name only with the whole schema in it, so that an empty or half-made
// one is always a sign of damage.
void create_if_missing(const fs::path& file) {
  try {
    make_private_directory(file.parent_path());
    if (fs::exists(fs::symlink_status(file))) return;
    publish_private_file(file, [](const fs::path& unnamed) {
      Database database(unnamed, OpenMode::read_write_create);
      Transaction transaction(database);
      migrate(database);
      transaction.commit();
    });
  } catch (const fs::filesystem_error& error) {
    throw LedgerError("cannot make the ledger " + printable(file.string()) + ": " +
                      error.code().message() + "; check the state directory and its owner");
  }
}

void bring_up_to_date(Database& database) {
  if (schema_age(database) == SchemaAge::current) return;
  Transaction transaction(database);
  if (schema_age(database) == SchemaAge::current) return;  // another process was faster
  migrate(database);
  project_all(database);
  transaction.commit();
}

Json to_json(const PushDecision& decision) {
  Json refs = Json::array();
  for (const PushDecision::RefUpdate& ref : decision.refs) {
    refs.push_back({{"name", ref.name}, {"old", ref.old_id}, {"new", ref.new_id}});
  }
  return {{"verdict", decision.verdict},
          {"message", decision.message},
          {"pusher", decision.pusher},
          {"server", decision.server},
          {"refs", std::move(refs)}};
}

constexpr std::string_view kSummaries =
    "SELECT seq, recorded_at, target, kind, complete, block, warn, info FROM run";

RunSummary summary_in(Statement& row) {
  const auto number = [&row](int column) {
    return static_cast<std::uint64_t>(row.integer(column));
  };
  return {.seq = number(0),
          .recorded = row.text(1),
          .target = row.text(2),
          .kind = row.text(3),
          .complete = row.integer(4) != 0,
          .block = number(5),
          .warn = number(6),
          .info = number(7)};
}

}  // namespace

Ledger::Ledger(Database database, std::string key_check)
    : database_(std::move(database)), key_check_(std::move(key_check)) {}

Ledger Ledger::open(const fs::path& state_directory, const SiteKey& key) {
  const fs::path file = state_directory / kFileName;
  create_if_missing(file);
  Database database(file, OpenMode::read_write);
  bring_up_to_date(database);
  require_sound_tail(database);
  std::string key_check = key.check_value();
  require_same_key(database, key_check);
  return {std::move(database), std::move(key_check)};
}

Ledger Ledger::open_existing(const fs::path& state_directory) {
  Database database(state_directory / kFileName, OpenMode::read_only);
  if (schema_age(database) == SchemaAge::older) {
    throw database.error("it was written by an older phiward; record something to migrate it");
  }
  return {std::move(database), {}};
}

std::uint64_t Ledger::record_audit(const AuditReport& report, std::string_view now) {
  return record_run(database_, {.kind = "audit", .report = report, .decision = nullptr},
                    {now, key_check_});
}

std::optional<RunSummary> Ledger::repeat_audit(const AuditReport& report, std::string_view now,
                                               const RecordedRun& before) {
  const auto seq = repeat_run(database_, report, before, {now, key_check_});
  if (!seq) return std::nullopt;
  Statement row(database_, std::string(kSummaries) + " WHERE seq = ?1");
  row.bind(1, static_cast<std::int64_t>(*seq));
  return row.step() ? std::optional(summary_in(row)) : std::nullopt;
}

RecordedRun Ledger::recorded(std::uint64_t seq) {
  Statement entry(database_, "SELECT chain FROM entry WHERE seq = ?1");
  entry.bind(1, static_cast<std::int64_t>(seq));
  return {seq, entry.step() ? entry.text(0) : std::string()};
}

std::uint64_t Ledger::record_decision(const PushDecision& decision, std::string_view now) {
  const bool judged = decision.verdict == "accepted" || decision.verdict == "refused";
  return record_run(database_,
                    {.kind = "decision",
                     .report = decision.report,
                     .judged = judged,
                     .decision = to_json(decision)},
                    {now, key_check_});
}

LedgerVerdict Ledger::verify() { return verify_entries(database_); }

void Ledger::rebuild_projections() {
  Transaction transaction(database_);
  project_all(database_);
  transaction.commit();
}

std::vector<RunSummary> Ledger::runs() {
  Statement rows(database_, std::string(kSummaries) + " ORDER BY seq DESC");
  std::vector<RunSummary> runs;
  while (rows.step()) runs.push_back(summary_in(rows));
  return runs;
}

std::optional<AuditReport> Ledger::load_report(std::optional<std::uint64_t> seq) {
  if (!seq) {
    const auto newest = database_.integer("SELECT max(seq) FROM run WHERE kind = 'audit'");
    seq = static_cast<std::uint64_t>(newest);  // 0, which is no entry, if there is none
  }
  return load_run(database_, *seq);
}

std::optional<Ledger::Seen> Ledger::seen(std::string_view target, const LocatedFinding& located) {
  Statement row(
      database_,
      "SELECT first_seen, last_seen, last_seq FROM finding WHERE target = ?1 AND rule = ?2"
      " AND fingerprint = ?3 AND surface = ?4 AND path = ?5");
  row.bind(1, target).bind(2, located.finding.rule).bind(3, located.finding.fingerprint);
  const std::string path = projected_path(located.path, located.member);
  row.bind(4, to_string(located.surface)).bind(5, path);
  if (!row.step()) return std::nullopt;
  return Seen{row.text(0), last_repeated(database_, target, row.integer(2)).value_or(row.text(1))};
}

}  // namespace phiward
