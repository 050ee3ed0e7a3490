#include "auditor/ledger/run_record.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "auditor/engine/finding_text.hpp"
#include "auditor/engine/in_order.hpp"
#include "auditor/engine/report_json.hpp"
#include "auditor/engine/share_out.hpp"
#include "auditor/ledger/closing_entry.hpp"
#include "auditor/ledger/entry.hpp"
#include "auditor/ledger/projection.hpp"

namespace phiward {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostFindings = 500;
constexpr std::size_t kMostUnscanned = 1000;
constexpr std::size_t kWriters = 2;                 // one stores, the other writes
constexpr std::size_t kMostWaiting = 8;             // parts, written and not stored yet
constexpr std::size_t kMostForeignBytes = 1 << 20;  // in the paths and names of one part

std::size_t foreign_bytes(const LocatedFinding& located) {
  return located.path.size() + located.member.size() + located.finding.field.size();
}

std::size_t foreign_bytes(const Unscanned& unscanned) {
  return unscanned.path.size() + unscanned.reason.size();
}

template <class Item>
std::vector<std::span<const Item>> split(const std::vector<Item>& items, std::size_t most) {
  std::vector<std::span<const Item>> parts;
  std::size_t begin = 0;
  std::size_t bytes = 0;
  for (std::size_t at = 0; at < items.size(); ++at) {
    bytes += foreign_bytes(items[at]);
    if (at > begin && (at - begin == most || bytes > kMostForeignBytes)) {
      parts.emplace_back(items.data() + begin, at - begin);
      begin = at;
      bytes = foreign_bytes(items[at]);
    }
  }
  if (begin < items.size()) parts.emplace_back(items.data() + begin, items.size() - begin);
  return parts;
}

Json counts_of(const AuditReport& report) {
  return {{"block", count(report, Outcome::block)},
          {"warn", count(report, Outcome::warn)},
          {"info", count(report, Outcome::info)},
          {"unscanned", report.coverage.unscanned.size()},
          {"binary", report.coverage.binary.size()}};
}

// Appends the entries of one run and projects each.
class Recorder {
 public:
  Recorder(Database& database, const Run& run, const Origin& origin)
      : run_(run), origin_(origin), appender_(database, origin), projector_(database) {}

  std::int64_t record() {
    const auto findings = split(run_.report.findings, kMostFindings);
    const auto unscanned = split(run_.report.coverage.unscanned, kMostUnscanned);
    const auto binary = split(run_.report.coverage.binary, kMostUnscanned);
    const auto parts =
        static_cast<std::int64_t>(findings.size() + unscanned.size() + binary.size());
    seq_ = appender_.next_seq() + parts;
    append_findings(findings);
    append_parts("unscanned", unscanned);
    append_parts("binary", binary);
    append_closing(parts);
    return seq_;
  }

 private:
  template <class Item>
  void append_parts(const char* kind, const std::vector<std::span<const Item>>& parts) {
    for (const std::span<const Item> part : parts) {
      Json list = Json::array();
      for (const Item& item : part) list.push_back(to_json(item));
      append(kind, {{"run", seq_}, {"target", run_.report.target}, {kind, std::move(list)}});
    }
  }

  // Of these there may be hundreds of thousands: they go from the report to text and to the table
  // with no tree of values between (`verify` compares what came of the two), and while one part is
  // stored, the next ones are written and hashed.
  void append_findings(const std::vector<std::span<const LocatedFinding>>& parts) {
    const auto first = appender_.next_seq();
    const std::vector<const LocatedFinding*> ordered = in_order_of_key(run_.report.findings);
    std::span<const LocatedFinding* const> rows = ordered;
    InOrder<EntryText> stored(kMostWaiting, [&](const EntryText& text) {
      const std::size_t count = parts[static_cast<std::size_t>(text.seq - first)].size();
      appender_.append(text);
      projector_.apply_findings({run_.report.target, origin_.now, seq_}, rows.first(count));
      rows = rows.subspan(count);
    });
    share_out(kWriters, parts.size(), [&](std::size_t) {
      return [&](std::size_t i) {
        try {
          stored.give(i, text_of(parts[i], first + static_cast<std::int64_t>(i)));
        } catch (...) {
          stored.abandon();
          throw;
        }
      };
    });
  }

  [[nodiscard]] EntryText text_of(std::span<const LocatedFinding> part, std::int64_t seq) const {
    std::string data = "{\"findings\":[";
    for (const LocatedFinding& located : part) {
      if (&located != &part.front()) data += ',';
      append_json(data, located, JsonStyle::canonical);
    }
    data += "],\"run\":" + std::to_string(seq_) +
            ",\"target\":" + canonical(Json(run_.report.target)) + '}';
    return entry_text(seq, "findings", data, origin_);
  }

  void append_closing(std::int64_t parts) {
    Json data = closing_data(run_.report, seq_);
    data["complete"] = run_.judged && run_.report.complete();
    data["counts"] = counts_of(run_.report);
    data["parts"] = parts;
    if (!run_.decision.is_null()) data["decision"] = run_.decision;
    append(run_.kind, data);
  }

  // What was stored is parsed again and projected, not what was meant to be stored.
  void append(std::string_view kind, const Json& data) {
    projector_.apply(Json::parse(appender_.append(kind, data)));
  }

  const Run& run_;
  Origin origin_;
  EntryAppender appender_;
  Projector projector_;
  std::int64_t seq_ = 0;
};

template <class Item>
void move_to_end(std::vector<Item>& from, std::vector<Item>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Puts a report together from the head that the closing entry holds and the parts.
class Assembler {
 public:
  explicit Assembler(Json head) : head_(std::move(head)) {
    for (const char* list : kRunLists) head_[list] = Json::array();
    head_["complete"] = !head_.contains("limits");
    report_ = report_from_json(head_);
  }

  void add(const std::string& kind, Json list) {
    Json piece = head_;
    piece["complete"] = kind != "unscanned" && !head_.contains("limits");
    piece[kind] = std::move(list);
    AuditReport part = report_from_json(piece);
    move_to_end(part.findings, report_.findings);
    move_to_end(part.coverage.unscanned, report_.coverage.unscanned);
    move_to_end(part.coverage.binary, report_.coverage.binary);
  }

  [[nodiscard]] AuditReport take() { return std::move(report_); }

 private:
  Json head_;
  AuditReport report_;
};

// Throws Json::exception or ReportJsonError; empty if a part is missing.
std::optional<AuditReport> assemble(Database& database, std::int64_t seq, Json closing) {
  Json& data = closing.at("data");
  auto parts = data.at("parts").get<std::int64_t>();
  if (const std::int64_t other = lists_of(closing); other != 0) {
    if (other < 0 || other >= seq) return std::nullopt;
    parts = closing_body(database, seq = other).at("data").at("parts").get<std::int64_t>();
  }
  if (parts < 0 || parts >= seq) return std::nullopt;
  Assembler assembler(std::move(data.at("report")));
  EntryReader reader(database, seq - parts, parts);
  std::int64_t found = 0;
  for (Entry entry; reader.next(entry); ++found) {
    Json body = parse_body(database, entry);
    Json& part = body.at("data");
    const bool is_list = std::ranges::find(kRunLists, entry.kind) != std::end(kRunLists);
    if (!is_list || part.at("run").get<std::int64_t>() != seq) return std::nullopt;
    assembler.add(entry.kind, std::move(part.at(entry.kind)));
  }
  if (found != parts) return std::nullopt;
  AuditReport report = assembler.take();
  if (counts_of(report) != data.at("counts")) return std::nullopt;
  return report;
}

}  // namespace

std::uint64_t record_run(Database& database, const Run& run, const Origin& origin) {
  Transaction transaction(database);
  const std::int64_t seq = Recorder(database, run, origin).record();
  transaction.commit();
  return static_cast<std::uint64_t>(seq);
}

std::optional<AuditReport> load_run(Database& database, std::uint64_t seq) {
  if (seq == 0 || seq > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  const auto number = static_cast<std::int64_t>(seq);
  Entry closing;
  if (!EntryReader(database, number, 1).next(closing) || closing.seq != number) {
    return std::nullopt;
  }
  if (closing.kind != "audit" && closing.kind != "decision") return std::nullopt;
  const std::string unreadable = "the run of entry " + std::to_string(seq) +
                                 " cannot be understood; run phiward ledger verify";
  try {
    auto report = assemble(database, number, parse_body(database, closing));
    if (!report) throw database.error(unreadable);
    return report;
  } catch (const Json::exception&) {  // its text may quote the body
    throw database.error(unreadable);
  } catch (const ReportJsonError&) {
    throw database.error(unreadable);
  }
}

}  // namespace phiward
