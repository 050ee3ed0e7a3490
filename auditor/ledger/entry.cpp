#include "auditor/ledger/entry.hpp"

#include <optional>
#include <utility>

namespace phiward {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kMostWithoutKey = 1000;  // that are looked through; some 0.1 s
constexpr int kBodyVersion = 2;                 // of the envelope; a change of `data` counts too

// An older program may have written meanwhile, and named none.
std::string last_key(Database& database) {
  Statement entries(database, "SELECT body ->> 'key' FROM entry ORDER BY seq DESC LIMIT ?1");
  entries.bind(1, kMostWithoutKey);
  while (entries.step()) {
    if (std::string key = entries.text(0); !key.empty()) return key;
  }
  return {};
}

}  // namespace

std::string canonical(const Json& json) {
  return json.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

EntryText entry_text(std::int64_t seq, std::string_view kind, std::string_view data,
                     const Origin& origin) {
  const std::string envelope = canonical({{"key", origin.key},
                                          {"kind", kind},
                                          {"recorded_at", origin.now},
                                          {"seq", seq},
                                          {"version", kBodyVersion}});
  EntryText text{seq, std::string(origin.now), std::string(kind), "{\"data\":", {}};
  text.body.append(data).append(1, ',').append(envelope, 1);  // without its brace
  text.leaf = leaf_hash(text.body);
  return text;
}

void require_same_key(Database& database, std::string_view key) {
  const std::string last = last_key(database);
  if (last.empty() || last == key) return;
  throw database.error(
      "it was written with another site key; restore the keys/fingerprint.key that belongs to it"
      " from a backup, or name another state directory");
}

EntryAppender::EntryAppender(Database& database, const Origin& origin)
    : origin_(origin),
      insert_(database,
              "INSERT INTO entry (seq, recorded_at, kind, body, leaf, prev, chain)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)") {
  require_same_key(database, origin.key);
  Statement tail(database, "SELECT seq, chain FROM entry ORDER BY seq DESC LIMIT 1");
  if (!tail.step()) return;
  last_seq_ = tail.integer(0);
  const std::optional<Sha256> chain = from_hex(tail.text(1));
  if (!chain) throw database.error("its last entry has no hash; run phiward ledger verify");
  last_chain_ = *chain;
}

std::string EntryAppender::append(std::string_view kind, const Json& data) {
  EntryText text = entry_text(next_seq(), kind, canonical(data), origin_);
  append(text);
  return std::move(text.body);
}

void EntryAppender::append(const EntryText& text) {
  const Sha256 chain = chain_hash(last_chain_, text.leaf);
  insert_.bind(1, text.seq).bind(2, text.recorded_at).bind(3, text.kind).bind(4, text.body);
  insert_.bind(5, hex(text.leaf)).bind(6, hex(last_chain_)).bind(7, hex(chain));
  insert_.run();
  last_seq_ = text.seq;
  last_chain_ = chain;
}

EntryReader::EntryReader(Database& database, std::int64_t first, std::int64_t most_rows)
    : select_(database,
              "SELECT seq, recorded_at, kind, body, leaf, prev, chain FROM entry"
              " WHERE seq >= ?1 ORDER BY seq LIMIT ?2") {
  select_.bind(1, first).bind(2, most_rows);
}

bool EntryReader::next(Entry& entry) {
  if (!select_.step()) return false;
  entry.seq = select_.integer(0);
  entry.recorded_at = select_.text(1);
  entry.kind = select_.text(2);
  entry.body = select_.text(3);
  entry.leaf = select_.text(4);
  entry.prev = select_.text(5);
  entry.chain = select_.text(6);
  return true;
}

Json parse_body(const Database& database, const Entry& entry) {
  Json body = Json::parse(entry.body, nullptr, /*allow_exceptions=*/false);
  if (body.is_discarded()) {
    throw database.error("entry " + std::to_string(entry.seq) +
                         " is not JSON; run phiward ledger verify");
  }
  return body;
}

}  // namespace phiward
