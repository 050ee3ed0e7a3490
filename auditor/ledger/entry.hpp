// Entries: the canonical body, the hashes, appending and reading.
//
// A body is one JSON object with sorted keys and no spaces:
//   {"data":{…},"key":"…","kind":"audit","recorded_at":"2026-11-23T14:42:14Z","seq":7,"version":2}
// so that the leaf covers every column of its row. `key` is the check value of the site key that
// the fingerprints in it, and in all entries before it, were made with; version 1 had none. Text
// that is not UTF-8 is kept with U+FFFD in its place.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "auditor/ledger/database.hpp"
#include "auditor/ledger/digest.hpp"

namespace phiward {

// A row of the table `entry`; the hashes in hex.
struct Entry {
  std::int64_t seq = 0;
  std::string recorded_at, kind, body, leaf, prev, chain;
};

// What an entry says beside what it is about.
struct Origin {
  std::string_view now;  // UTC
  std::string_view key;  // the check value of the site key
};

// What an entry holds, with the hash of its body.
struct EntryText {
  std::int64_t seq = 0;
  std::string recorded_at, kind, body;
  Sha256 leaf{};
};

// Of `data` that is canonical JSON. On any thread; entries may be written before their turn.
[[nodiscard]] EntryText entry_text(std::int64_t seq, std::string_view kind, std::string_view data,
                                   const Origin& origin);

// Throws LedgerError if the last entry that names a site key names another. Entries of older
// programs name none and fit to all.
void require_same_key(Database& database, std::string_view key);

// Adds entries after the last one. Reads the tail once, so:
// REQUIRES: lives inside one write transaction.
class EntryAppender {
 public:
  // Throws LedgerError if the hash of the last entry cannot be read, or it has another key.
  EntryAppender(Database& database, const Origin& origin);

  [[nodiscard]] std::int64_t next_seq() const { return last_seq_ + 1; }

  // Returns the body as it was stored.
  std::string append(std::string_view kind, const nlohmann::json& data);
  // REQUIRES: text.seq == next_seq(), else LedgerError.
  void append(const EntryText& text);

 private:
  Origin origin_;
  std::int64_t last_seq_ = 0;
  Sha256 last_chain_{};
  Statement insert_;
};

// Entries with first <= seq, in order, one `next` at a time. Holds a read lock until the
// end or its destruction.
class EntryReader {
 public:
  EntryReader(Database& database, std::int64_t first, std::int64_t most_rows);
  bool next(Entry& entry);  // false at the end

 private:
  Statement select_;
};

// Sorted keys, no spaces, what is not UTF-8 replaced.
[[nodiscard]] std::string canonical(const nlohmann::json& json);

// Throws LedgerError, which names the entry, if its body is no JSON.
[[nodiscard]] nlohmann::json parse_body(const Database& database, const Entry& entry);

}  // namespace phiward
