#include "auditor/ledger/verify.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "auditor/ledger/digest.hpp"
#include "auditor/ledger/entry.hpp"
#include "auditor/ledger/projection.hpp"
#include "auditor/ledger/schema.hpp"

namespace phiward {
namespace {

using Json = nlohmann::json;

// Few enough that a writer never waits long for the reader's lock.
constexpr std::int64_t kEntriesAtATime = 64;

// The columns must say what the hashed body says. Empty if they do.
std::optional<std::string> column_fault(const Entry& entry, const Json& body) {
  if (!body.is_object()) return "its body is no entry";
  const auto says = [&body](const char* key, const Json& value) {
    const auto found = body.find(key);
    return found != body.end() && *found == value;
  };
  if (!says("seq", entry.seq)) return "its body belongs to another number: the order was changed";
  if (!says("kind", entry.kind)) return "its column kind was changed";
  if (!says("recorded_at", entry.recorded_at)) return "its column recorded_at was changed";
  return std::nullopt;
}

// Why `entry` does not follow an entry whose chain hash is `previous`. Empty if it does.
std::optional<std::string> hash_fault(const Entry& entry, const Sha256& previous) {
  const Sha256 leaf = leaf_hash(entry.body);
  const std::string chain = hex(chain_hash(previous, leaf));
  if (entry.leaf != hex(leaf)) {
    return chain == entry.chain ? "its leaf hash was changed" : "its body was changed";
  }
  const Json body = Json::parse(entry.body, nullptr, /*allow_exceptions=*/false);
  if (auto fault = column_fault(entry, body)) return fault;
  if (entry.prev != hex(previous)) return "it does not follow the entry before it";
  if (entry.chain != chain) return "its chain hash was changed";
  return std::nullopt;
}

// Walks the chain from its start and projects what it meets.
class Walk {
 public:
  Walk(Database& ledger, Database& scratch) : ledger_(ledger), projector_(scratch) {}

  // Up to the present end of the ledger, or to the first fault.
  void catch_up() {
    std::int64_t before = -1;
    while (!fault_ && before != last_seq_) {
      before = last_seq_;
      EntryReader reader(ledger_, last_seq_ + 1, kEntriesAtATime);
      for (Entry entry; !fault_ && reader.next(entry);) fault_ = check(entry);
    }
  }

  [[nodiscard]] LedgerVerdict verdict() const {
    LedgerVerdict verdict;
    verdict.tail = {static_cast<std::uint64_t>(last_seq_), hex(last_chain_)};
    verdict.fault = fault_;
    if (backward_steps_ > 0) {
      verdict.remarks.push_back("the clock ran backwards " + std::to_string(backward_steps_) +
                                " times, first before entry " + std::to_string(first_backward_));
    }
    return verdict;
  }

 private:
  std::optional<LedgerFault> check(const Entry& entry) {
    const std::int64_t expected = last_seq_ + 1;
    const auto number = static_cast<std::uint64_t>(expected);
    if (entry.seq != expected) {
      return LedgerFault{number, "entry " + std::to_string(expected) + " is missing"};
    }
    if (auto fault = hash_fault(entry, last_chain_)) return LedgerFault{number, std::move(*fault)};
    try {
      const Json body = parse_body(ledger_, entry);
      if (changes_key(body)) {
        return LedgerFault{number, "it was written with another site key than those before it"};
      }
      projector_.apply(body);
    } catch (const Json::exception&) {
      return LedgerFault{number, "its body lacks what its kind must hold"};
    }
    note_time(entry);
    last_seq_ = entry.seq;
    last_chain_ = chain_hash(last_chain_, leaf_hash(entry.body));
    return std::nullopt;
  }

  // Entries of older programs name no key.
  bool changes_key(const Json& body) {
    std::string key = body.value("key", key_);
    if (!key_.empty()) return key != key_;
    key_ = std::move(key);
    return false;
  }

  void note_time(const Entry& entry) {
    if (entry.recorded_at < last_time_ && backward_steps_++ == 0) first_backward_ = entry.seq;
    last_time_ = entry.recorded_at;
  }

  Database& ledger_;
  Projector projector_;
  std::int64_t last_seq_ = 0;
  Sha256 last_chain_{};
  std::string key_;  // the check value that entries so far name, if any did
  std::optional<LedgerFault> fault_;
  std::string last_time_;
  std::uint64_t backward_steps_ = 0;
  std::int64_t first_backward_ = 0;
};

// What must read the same in the ledger and in the scratch database.
struct Comparison {
  const char* query;
  const char* fault;
};
constexpr Comparison kComparisons[] = {
    {"SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%'"
     " ESCAPE '\\' ORDER BY type, name",
     "a table, index or trigger was changed, removed or added"},
    {"SELECT * FROM run ORDER BY seq", "the table run does not follow from the entries"},
    {"SELECT * FROM decision ORDER BY seq", "the table decision does not follow from the entries"},
    {"SELECT * FROM finding ORDER BY target, rule, fingerprint, surface, path",
     "the table finding does not follow from the entries"},
};

bool same_rows(Statement& left, Statement& right) {
  for (;;) {
    const bool more = left.step();
    if (right.step() != more) return false;
    if (!more) return true;
    for (int column = 0; column < left.columns(); ++column) {
      if (left.text(column) != right.text(column)) return false;
    }
  }
}

std::optional<LedgerFault> compare(Database& ledger, Database& scratch) {
  for (const Comparison& comparison : kComparisons) {
    Statement stored(ledger, comparison.query);
    Statement expected(scratch, comparison.query);
    if (stored.columns() != expected.columns() || !same_rows(stored, expected)) {
      return LedgerFault{0, comparison.fault};
    }
  }
  return std::nullopt;
}

}  // namespace

LedgerVerdict verify_entries(Database& database) {
  Database scratch = Database::scratch();
  scratch.execute("PRAGMA foreign_keys = OFF");  // it projects entries that it does not hold
  Transaction projecting(scratch);
  migrate(scratch);

  Walk walk(database, scratch);
  walk.catch_up();
  Transaction still(database, Transaction::Kind::read);
  walk.catch_up();  // what was appended meanwhile
  LedgerVerdict verdict = walk.verdict();
  if (!verdict.fault) verdict.fault = compare(database, scratch);
  if (!verdict.fault && database.text("PRAGMA quick_check(1)") != "ok") {
    throw database.error("it is damaged; keep the file as it is and restore a backup");
  }
  if (database.exposure())
    verdict.remarks.push_back("the file is exposed: " + *database.exposure());
  return verdict;
}

void require_sound_tail(Database& database) {
  Transaction still(database, Transaction::Kind::read);
  Statement last(database, "SELECT max(seq) FROM entry");
  const std::int64_t seq = last.step() ? last.integer(0) : 0;
  last.reset();
  Sha256 previous{};
  EntryReader reader(database, seq > 1 ? seq - 1 : 1, 2);
  for (Entry entry; reader.next(entry);) {
    if (entry.seq == seq && hash_fault(entry, previous)) {
      throw database.error("its last entry does not hold; run phiward ledger verify");
    }
    // An unreadable hash stays zero, from which nothing follows but entry 1.
    previous = from_hex(entry.chain).value_or(Sha256{});
  }
}

}  // namespace phiward
