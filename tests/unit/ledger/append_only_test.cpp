// Every way to change what stands in the ledger through SQL, on connections with and
// without recursive_triggers: REPLACE fires delete triggers only with them.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "tests/unit/ledger/ledger_fixture.hpp"

namespace phiward {
namespace {

using test::kLater;
using test::kNow;
using test::report_with;
using test::StateDirectory;

struct BypassRow {
  const char* name;
  const char* sql;
};

std::ostream& operator<<(std::ostream& out, const BypassRow& row) { return out << row.name; }

// Before each there are entries 1 to 3; z is 64 zeros and h another hash.
const BypassRow kBypasses[] = {
    {"UPDATE of a body", "UPDATE entry SET body = '{}' WHERE seq = 2"},
    {"UPDATE of a hash", "UPDATE entry SET chain = (SELECT h FROM hash) WHERE seq = 2"},
    {"UPDATE of the rowid", "UPDATE entry SET rowid = 9 WHERE seq = 2"},
    {"UPDATE OR REPLACE", "UPDATE OR REPLACE entry SET seq = 1 WHERE seq = 2"},
    {"UPDATE that changes nothing", "UPDATE entry SET seq = seq"},
    {"DELETE of one", "DELETE FROM entry WHERE seq = 3"},
    {"DELETE of all", "DELETE FROM entry"},
    {"REPLACE by primary key",
     "REPLACE INTO entry SELECT 2, recorded_at, kind, body, leaf, (SELECT chain FROM entry"
     " WHERE seq = 3), (SELECT h FROM hash) FROM entry WHERE seq = 2"},
    {"INSERT OR REPLACE by primary key, same hashes",
     "INSERT OR REPLACE INTO entry SELECT seq, recorded_at, kind, '{}', leaf, prev, chain"
     " FROM entry WHERE seq = 2"},
    {"INSERT OR REPLACE by the UNIQUE prev",
     "INSERT OR REPLACE INTO entry SELECT 4, recorded_at, kind, '{}', leaf, prev, chain"
     " FROM entry WHERE seq = 2"},
    {"INSERT OR REPLACE by the UNIQUE prev of the first entry",
     "INSERT OR REPLACE INTO entry SELECT 4, recorded_at, kind, '{}', leaf, z, chain"
     " FROM entry, hash WHERE seq = 1"},
    {"INSERT … ON CONFLICT DO UPDATE",
     "INSERT INTO entry SELECT seq, recorded_at, kind, body, leaf, prev, chain FROM entry"
     " WHERE seq = 2 ON CONFLICT (seq) DO UPDATE SET body = '{}'"},
    {"INSERT that leaves a gap",
     "INSERT INTO entry SELECT 5, recorded_at, kind, body, leaf, chain, h FROM entry, hash"
     " WHERE seq = 3"},
    {"INSERT OR IGNORE that leaves a gap",
     "INSERT OR IGNORE INTO entry SELECT 5, recorded_at, kind, body, leaf, chain, h"
     " FROM entry, hash WHERE seq = 3"},
    {"INSERT without a number",
     "INSERT INTO entry SELECT NULL, recorded_at, kind, body, leaf, chain, h"
     " FROM entry, hash WHERE seq = 3"},
    {"INSERT before the first",
     "INSERT INTO entry SELECT 0, recorded_at, kind, body, leaf, chain, h FROM entry, hash"
     " WHERE seq = 3"},
    {"INSERT that forks the chain",
     "INSERT INTO entry SELECT 4, recorded_at, kind, body, leaf, h, h FROM entry, hash"
     " WHERE seq = 3"},
    {"INSERT that starts a new chain",
     "INSERT INTO entry SELECT 4, recorded_at, kind, body, leaf, z, h FROM entry, hash"
     " WHERE seq = 3"},
    {"INSERT of a body that is no JSON",
     "INSERT INTO entry SELECT 4, recorded_at, kind, 'x', leaf, chain, h FROM entry, hash"
     " WHERE seq = 3"},
    {"INSERT of a short hash",
     "INSERT INTO entry SELECT 4, recorded_at, kind, body, leaf, chain, 'ab' FROM entry"
     " WHERE seq = 3"},
    {"INSERT of a blob for a body",
     "INSERT INTO entry SELECT 4, recorded_at, kind, x'7b7d', leaf, chain, h FROM entry, hash"
     " WHERE seq = 3"},
    {"UPDATE of first_seen", "UPDATE finding SET first_seen = '2030-01-01T00:00:00Z'"},
    {"UPDATE of first_seq", "UPDATE finding SET first_seq = 0"},
    {"a run with gaps that calls itself complete", "UPDATE run SET complete = 1, unscanned = 1"},
};

void add_hashes(Database& database) {
  database.execute(
      "CREATE TEMP TABLE hash (z, h);"
      "INSERT INTO hash VALUES (printf('%064d', 0), printf('%064d', 7))");
}

std::string contents(Database& database) {
  return database.text(
      "SELECT group_concat(seq || body || leaf || prev || chain) FROM"
      " (SELECT * FROM entry ORDER BY seq)");
}

BOOST_DATA_TEST_CASE(nothing_that_was_recorded_can_be_changed_through_sql,
                     boost::unit_test::data::make({"ON", "OFF"}) *
                         boost::unit_test::data::make(kBypasses),
                     recursive, bypass) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  ledger.record_audit(report_with(1), kNow);
  ledger.record_audit(report_with(0), kLater);
  Database database(place.file, OpenMode::read_write);
  database.execute(std::string("PRAGMA recursive_triggers = ") + recursive);
  add_hashes(database);
  const std::string before = contents(database);
  BOOST_CHECK_THROW(database.execute(bypass.sql), LedgerError);
  BOOST_TEST(contents(database) == before);
  BOOST_TEST(!ledger.verify().fault.has_value());
}

BOOST_AUTO_TEST_CASE(an_entry_that_follows_is_taken) {
  // The control of the table above: it is not that every INSERT fails.
  const StateDirectory place;
  open_ledger(place).record_audit(report_with(1), kNow);
  Database database(place.file, OpenMode::read_write);
  add_hashes(database);
  database.execute(
      "INSERT INTO entry SELECT 3, recorded_at, kind, body, leaf, chain, h FROM entry, hash"
      " WHERE seq = 2");
  BOOST_TEST(database.integer("SELECT max(seq) FROM entry") == 3);
}

}  // namespace
}  // namespace phiward
