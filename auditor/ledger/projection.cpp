#include "auditor/ledger/projection.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>

#include "auditor/ledger/entry.hpp"
#include "auditor/ledger/schema.hpp"

namespace phiward {
namespace {

using Json = nlohmann::json;

// Typed access by name; each throws Json::exception. The text is borrowed from `object`.
std::string_view text(const Json& object, const char* key) {
  return object.at(key).get_ref<const std::string&>();
}

std::int64_t integer(const Json& object, const char* key) {
  return object.at(key).get<std::int64_t>();
}

// What is read of an entry that was given this text: the same, or with U+FFFD in it.
std::string as_stored(std::string_view value) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::ranges::all_of(value, is_ascii)) return std::string(value);
  return Json::parse(canonical(Json(value))).get<std::string>();
}

}  // namespace

std::vector<const LocatedFinding*> in_order_of_key(std::span<const LocatedFinding> findings) {
  std::vector<const LocatedFinding*> ordered;
  ordered.reserve(findings.size());
  for (const LocatedFinding& located : findings) ordered.push_back(&located);
  std::ranges::sort(ordered, {}, [](const LocatedFinding* located) {
    return std::tie(located->finding.rule, located->finding.fingerprint, located->path,
                    located->member);
  });
  return ordered;
}

std::string projected_path(std::string_view path, std::string_view member) {
  std::string result(path);
  if (!member.empty()) result.append(1, '!').append(member);
  return result;
}

Projector::Projector(Database& database)
    : run_(database,
           "INSERT INTO run (seq, recorded_at, kind, target, complete, block, warn, info,"
           " unscanned) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
      decision_(database,
                "INSERT INTO decision (seq, verdict, message, pusher, server, refs)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
      finding_(database,
               "INSERT INTO finding (target, rule, fingerprint, surface, path, first_seen,"
               " last_seen, first_seq, last_seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?7)"
               " ON CONFLICT DO UPDATE SET last_seen = excluded.last_seen,"
               " last_seq = excluded.last_seq") {}

void Projector::apply(const Json& body) {
  struct Row {
    std::string_view kind;
    void (Projector::*apply)(const Json& body);
  };
  static constexpr Row kRows[] = {
      {"audit", &Projector::apply_run},
      {"decision", &Projector::apply_run},
      {"decision", &Projector::apply_decision},
      {"findings", &Projector::apply_findings_body},
  };
  const std::string_view kind = text(body, "kind");
  for (const Row& row : kRows) {
    if (row.kind == kind) (this->*row.apply)(body);
  }
}

void Projector::apply_run(const Json& body) {
  const Json& data = body.at("data");
  const Json& counts = data.at("counts");
  run_.bind(1, integer(body, "seq")).bind(2, text(body, "recorded_at"));
  run_.bind(3, text(body, "kind")).bind(4, text(data, "target"));
  run_.bind(5, std::int64_t{data.at("complete").get<bool>() ? 1 : 0});
  run_.bind(6, integer(counts, "block")).bind(7, integer(counts, "warn"));
  run_.bind(8, integer(counts, "info")).bind(9, integer(counts, "unscanned"));
  run_.run();
}

void Projector::apply_decision(const Json& body) {
  const Json& decision = body.at("data").at("decision");
  decision_.bind(1, integer(body, "seq")).bind(2, text(decision, "verdict"));
  decision_.bind(3, text(decision, "message")).bind(4, text(decision, "pusher"));
  decision_.bind(5, text(decision, "server"));
  decision_.bind(6, static_cast<std::int64_t>(decision.at("refs").size()));
  decision_.run();
}

void Projector::apply_findings_body(const Json& body) {
  const Json& data = body.at("data");
  finding_.bind(1, text(data, "target")).bind(6, text(body, "recorded_at"));
  finding_.bind(7, integer(data, "run"));
  for (const Json& finding : data.at("findings")) {
    finding_.bind(2, text(finding, "rule")).bind(3, text(finding, "fingerprint"));
    const std::string_view member = finding.contains("member") ? text(finding, "member") : "";
    const std::string path = projected_path(text(finding, "path"), member);
    finding_.bind(4, text(finding, "surface")).bind(5, path);
    finding_.run();
  }
}

void Projector::apply_findings(const FindingsOf& run,
                               std::span<const LocatedFinding* const> findings) {
  finding_.bind(1, as_stored(run.target)).bind(6, run.recorded_at).bind(7, run.run);
  for (const LocatedFinding* located : findings) {
    finding_.bind(2, as_stored(located->finding.rule));
    finding_.bind(3, as_stored(located->finding.fingerprint));
    finding_.bind(4, to_string(located->surface));
    finding_.bind(5, projected_path(as_stored(located->path), as_stored(located->member)));
    finding_.run();
  }
}

void project_all(Database& database) {
  reset_projections(database);
  Projector projector(database);
  EntryReader reader(database, 1, std::numeric_limits<std::int64_t>::max());
  for (Entry entry; reader.next(entry);) {
    try {
      projector.apply(parse_body(database, entry));
    } catch (const Json::exception&) {  // its text may quote the body
      throw database.error("entry " + std::to_string(entry.seq) +
                           " cannot be understood; run phiward ledger verify");
    }
  }
}

}  // namespace phiward
