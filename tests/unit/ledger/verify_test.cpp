#include "auditor/ledger/verify.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "auditor/ledger/digest.hpp"
#include "auditor/ledger/schema.hpp"
#include "tests/unit/ledger/known_key.hpp"
#include "tests/unit/ledger/ledger_fixture.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;
using test::decision_with;
using test::kLater;
using test::kNow;
using test::report_with;
using test::StateDirectory;
using test::tamper;

// Entries: 1 findings, 2 audit, 3 findings, 4 decision, 5 audit.
void record_some(const StateDirectory& place) {
  Ledger ledger = open_ledger(place);
  ledger.record_audit(report_with(2), kNow);
  ledger.record_decision(decision_with("refused", 1), kNow);
  ledger.record_audit(report_with(0), kLater);
}

struct TamperRow {
  const char* sql;
  std::uint64_t seq;
  const char* what;
};

std::ostream& operator<<(std::ostream& out, const TamperRow& row) { return out << row.sql; }

const char* const kHash = "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'";

const TamperRow kTampers[] = {
    {"UPDATE entry SET body = replace(body, 'us-ssn', 'us-npi') WHERE seq = 3", 3,
     "its body was changed"},
    {"UPDATE entry SET body = body || ' ' WHERE seq = 1", 1, "its body was changed"},
    {"UPDATE entry SET body = '' WHERE seq = 5", 5, "its body was changed"},
    {"UPDATE entry SET leaf = @ WHERE seq = 2", 2, "its leaf hash was changed"},
    {"UPDATE entry SET leaf = 'x' WHERE seq = 2", 2, "its leaf hash was changed"},
    {"UPDATE entry SET chain = @ WHERE seq = 2", 2, "its chain hash was changed"},
    {"UPDATE entry SET chain = '' WHERE seq = 5", 5, "its chain hash was changed"},
    {"UPDATE entry SET prev = @ WHERE seq = 4", 4, "it does not follow the entry before it"},
    {"UPDATE entry SET kind = 'findings' WHERE seq = 2", 2, "its column kind was changed"},
    {"UPDATE entry SET recorded_at = '2020-01-01T00:00:00Z' WHERE seq = 2", 2,
     "its column recorded_at was changed"},
    {"DELETE FROM entry WHERE seq = 1", 1, "entry 1 is missing"},
    {"DELETE FROM entry WHERE seq = 3", 3, "entry 3 is missing"},
    {"DELETE FROM entry WHERE seq = 3; UPDATE entry SET seq = seq - 1 WHERE seq > 3", 3,
     "its body belongs to another number: the order was changed"},
    {"UPDATE entry SET seq = 9 WHERE seq = 2; UPDATE entry SET seq = 2 WHERE seq = 3;"
     "UPDATE entry SET seq = 3 WHERE seq = 9",
     2, "its body belongs to another number: the order was changed"},
    // The last entry leaves no gap behind, but what was made of it gives it away.
    {"DELETE FROM entry WHERE seq = 5", 0, "the table run does not follow from the entries"},
    {"UPDATE run SET block = 0 WHERE seq = 2", 0, "the table run does not follow from the entries"},
    {"DELETE FROM run WHERE seq = 5", 0, "the table run does not follow from the entries"},
    {"UPDATE decision SET verdict = 'accepted'", 0,
     "the table decision does not follow from the entries"},
    {"UPDATE finding SET first_seen = '2026-11-24T02:00:00Z'", 0,
     "the table finding does not follow from the entries"},
    {"DELETE FROM finding", 0, "the table finding does not follow from the entries"},
    {"CREATE TABLE extra (a)", 0, "a table, index or trigger was changed, removed or added"},
    {"CREATE TRIGGER late AFTER INSERT ON entry BEGIN DELETE FROM run; END", 0,
     "a table, index or trigger was changed, removed or added"},
    {"DROP INDEX run_by_kind", 0, "a table, index or trigger was changed, removed or added"},
};

BOOST_DATA_TEST_CASE(the_first_thing_that_does_not_hold_is_named,
                     boost::unit_test::data::make(kTampers)) {
  const StateDirectory place;
  record_some(place);
  std::string sql = sample.sql;
  if (const auto at = sql.find('@'); at != std::string::npos) sql.replace(at, 1, kHash);
  tamper(place, sql);
  const LedgerVerdict verdict = Ledger::open_existing(place.state).verify();
  BOOST_REQUIRE(verdict.fault.has_value());
  BOOST_TEST(verdict.fault->seq == sample.seq);
  BOOST_TEST(verdict.fault->what == sample.what);
}

BOOST_AUTO_TEST_CASE(taking_the_guards_off_and_on_again_alone_is_no_fault) {
  // The control of the table above.
  const StateDirectory place;
  record_some(place);
  tamper(place, "SELECT 1");
  BOOST_TEST(!Ledger::open_existing(place.state).verify().fault.has_value());
}

BOOST_AUTO_TEST_CASE(a_guard_that_is_gone_is_a_fault) {
  for (const char* guard : {"entry_is_never_changed", "entry_is_never_deleted", "entry_comes_next",
                            "entry_follows_the_last", "first_seen_is_never_changed"}) {
    const StateDirectory place;
    record_some(place);
    Database(place.file, OpenMode::read_write).execute(std::string("DROP TRIGGER ") + guard);
    BOOST_TEST_CONTEXT(guard) {
      BOOST_TEST(Ledger::open_existing(place.state).verify().fault.has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_body_with_right_hashes_and_no_sense_is_a_fault) {
  const StateDirectory place;
  open_ledger(place);
  const std::string body =
      R"({"data":{},"kind":"audit","recorded_at":"2026-11-23T14:42:14Z","seq":1,"version":1})";
  const Sha256 leaf = leaf_hash(body);
  Database(place.file, OpenMode::read_write)
      .execute("INSERT INTO entry VALUES (1, '2026-11-23T14:42:14Z', 'audit', '" + body + "', '" +
               hex(leaf) + "', '" + hex(Sha256{}) + "', '" + hex(chain_hash({}, leaf)) + "')");
  Ledger ledger = open_ledger(place);
  BOOST_TEST(ledger.verify().fault->what == "its body lacks what its kind must hold");
  BOOST_CHECK_THROW((void)ledger.load_report(1), LedgerError);
  BOOST_CHECK_THROW(ledger.rebuild_projections(), LedgerError);
}

BOOST_AUTO_TEST_CASE(rebuilding_heals_the_projections_and_only_them) {
  const StateDirectory place;
  record_some(place);
  tamper(place, "DELETE FROM finding; UPDATE run SET block = 7");
  Ledger ledger = open_ledger(place);
  BOOST_TEST(ledger.verify().fault.has_value());
  ledger.rebuild_projections();
  BOOST_TEST(!ledger.verify().fault.has_value());
  BOOST_TEST(ledger.runs().size() == 3U);
}

BOOST_AUTO_TEST_CASE(nothing_is_appended_to_an_end_that_does_not_hold) {
  for (const char* sql :
       {"UPDATE entry SET body = body || ' ' WHERE seq = 5",
        "UPDATE entry SET chain = '' WHERE seq = 5", "UPDATE entry SET prev = chain WHERE seq = 5",
        "DELETE FROM entry WHERE seq = 4"}) {
    const StateDirectory place;
    record_some(place);
    tamper(place, sql);
    BOOST_TEST_CONTEXT(sql) { BOOST_CHECK_THROW(open_ledger(place), LedgerError); }
  }
}

BOOST_AUTO_TEST_CASE(the_tail_is_what_an_anchor_must_remember) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  BOOST_TEST(ledger.verify().tail.entries == 0U);
  BOOST_TEST(ledger.verify().tail.chain == std::string(64, '0'));
  record_some(place);
  const LedgerTail tail = ledger.verify().tail;
  BOOST_TEST(tail.entries == 5U);
  Database database(place.file, OpenMode::read_only);
  BOOST_TEST(tail.chain == database.text("SELECT chain FROM entry WHERE seq = 5"));
}

BOOST_AUTO_TEST_CASE(a_published_test_vector_of_body_leaf_and_chain) {
  // Whoever verifies without phiward needs these to stay: sha256sum gives the same, and for the key
  // printf 'key check\0' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b…
  const StateDirectory place;
  const SiteKey key = test::known_key(place.state);
  Ledger::open(place.state, key).record_decision(decision_with("accepted"), kNow);
  Database database(place.file, OpenMode::read_only);
  const std::string body = database.text("SELECT body FROM entry");
  BOOST_TEST(
      body ==
      R"({"data":{"complete":true,"counts":{"binary":0,"block":0,"info":0,"unscanned":0,)"
      R"("warn":0},"decision":{"message":"1 finding","pusher":"someone","refs":[{"name":)"
      R"("refs/heads/main","new":"ffffffffffffffffffffffffffffffffffffffff","old":)"
      R"("0000000000000000000000000000000000000000"}],"server":"gitea","verdict":)"
      R"("accepted"},"parts":0,"report":{"coverage":{"blobs":5,"bytes":7,"commits":2,)"
      R"("paths":6,"refs":1,"tags":4,"trees":3},"ledger_seq":1,"schema":)"
      R"("phiward.findings/1","seconds":3.25,"started":"2026-11-23T14:42:10Z","target":)"
      R"("/srv/git/ward.git","tool":{"rules":30,"rules_digest":)"
      R"("cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc","version":)"
      R"("0.1.0"}},"target":"/srv/git/ward.git"},"key":)"
      R"("b4646f7c5a0832742e7a930129b52785ff0cd863876f11f49599bc8f22fa3240","kind":"decision","recorded_at":)"
      R"("2026-11-23T14:42:14Z","seq":1,"version":2})");
  BOOST_TEST(database.text("SELECT leaf FROM entry") ==
             "f7f1484185a05479d66d33f5c36bcf8a4c0e9fbe0373239369c24de03bc18525");
  BOOST_TEST(database.text("SELECT chain FROM entry") ==
             "0c72b6111f1e9e85d6cb1da304ba43f2e34b94e35af78ab7a499fb21aec63ae1");
}

BOOST_AUTO_TEST_CASE(a_clock_that_ran_backwards_is_remarked_on_and_is_no_fault) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  ledger.record_audit(report_with(0), kLater);
  BOOST_TEST(ledger.verify().remarks.empty());
  ledger.record_audit(report_with(0), kNow);
  const LedgerVerdict verdict = ledger.verify();
  BOOST_TEST(!verdict.fault.has_value());
  BOOST_REQUIRE(verdict.remarks.size() == 1U);
  BOOST_TEST(verdict.remarks[0] == "the clock ran backwards 1 times, first before entry 2");
}

BOOST_AUTO_TEST_CASE(a_ledger_that_others_may_read_is_verified_and_remarked_on) {
  const StateDirectory place;
  record_some(place);
  fs::permissions(place.file, static_cast<fs::perms>(0644));
  BOOST_CHECK_THROW(open_ledger(place), LedgerError);
  const LedgerVerdict verdict = Ledger::open_existing(place.state).verify();
  BOOST_TEST(!verdict.fault.has_value());
  BOOST_REQUIRE(verdict.remarks.size() == 1U);
  BOOST_TEST(verdict.remarks[0] == "the file is exposed: its mode is 0644; run chmod 600 on it");
}

}  // namespace
}  // namespace phiward
