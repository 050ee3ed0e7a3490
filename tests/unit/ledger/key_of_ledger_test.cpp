// A ledger and the site key that the fingerprints in it were made with stay together.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "auditor/ledger/digest.hpp"
#include "tests/unit/ledger/ledger_fixture.hpp"

namespace phiward {
namespace {

using test::decision_with;
using test::kLater;
using test::kNow;
using test::report_with;
using test::StateDirectory;

void record_audit(const StateDirectory& place) {
  open_ledger(place).record_audit(report_with(1), kNow);
}

void record_push(const StateDirectory& place) {
  open_ledger(place).record_decision(decision_with("accepted"), kNow);
}

void record_repeated_audit(const StateDirectory& place) {
  Ledger ledger = open_ledger(place);
  const auto seq = ledger.record_audit(report_with(1), kNow);
  BOOST_REQUIRE(ledger.repeat_audit(report_with(1), kLater, ledger.recorded(seq)).has_value());
}

// An entry whose body has `key` where programs that know of keys say theirs.
void append_raw(const StateDirectory& place, const std::string& key) {
  Database database(place.file, OpenMode::read_write);
  const std::int64_t seq = database.integer("SELECT count(*) + 1 FROM entry");
  const std::string before = database.text("SELECT chain FROM entry ORDER BY seq DESC LIMIT 1");
  const Sha256 prev = from_hex(before).value_or(Sha256{});
  const std::string body = R"({"data":{},)" + key +
                           R"("kind":"old","recorded_at":"2026-11-23T14:42:14Z","seq":)" +
                           std::to_string(seq) + R"(,"version":1})";
  const Sha256 leaf = leaf_hash(body);
  Statement insert(database, "INSERT INTO entry VALUES (?1, ?2, 'old', ?3, ?4, ?5, ?6)");
  insert.bind(1, seq).bind(2, kNow).bind(3, body);
  insert.bind(4, hex(leaf)).bind(5, hex(prev)).bind(6, hex(chain_hash(prev, leaf)));
  insert.run();
}

// As the first programs wrote them.
void append_version_1(const StateDirectory& place) { append_raw(place, {}); }

bool says_what_to_do(const LedgerError& error) {
  const std::string text = error.what();
  const auto says = [&](const char* words) { return text.find(words) != std::string::npos; };
  return says("ledger.db: it was written with another site key") &&
         says("restore the keys/fingerprint.key that belongs to it") &&
         says("name another state directory") && !says("\n");
}

struct HistoryRow {
  const char* name;
  std::vector<void (*)(const StateDirectory&)> writes;
  bool bound;  // whether another key is refused from then on
};

std::ostream& operator<<(std::ostream& out, const HistoryRow& row) { return out << row.name; }

const HistoryRow kHistories[] = {
    {"a ledger without entries", {}, false},
    {"an audit", {record_audit}, true},
    {"a push", {record_push}, true},
    {"an audit that refers to another", {record_repeated_audit}, true},
    {"entries of an older program", {append_version_1, append_version_1}, false},
    {"one of this program after them", {append_version_1, record_push}, true},
    {"and older ones again", {record_push, append_version_1, append_version_1}, true},
};

BOOST_DATA_TEST_CASE(what_was_recorded_with_a_key_goes_on_with_that_key_only,
                     boost::unit_test::data::make(kHistories)) {
  const StateDirectory place;
  open_ledger(place);
  for (const auto write : sample.writes) write(place);
  const SiteKey other = SiteKey::ephemeral();
  if (sample.bound) {
    BOOST_CHECK_EXCEPTION(Ledger::open(place.state, other), LedgerError, says_what_to_do);
  } else {
    BOOST_CHECK_NO_THROW(Ledger::open(place.state, other));
  }
  BOOST_CHECK_NO_THROW(record_audit(place));
  BOOST_TEST(!Ledger::open_existing(place.state).verify().fault.has_value());
}

BOOST_AUTO_TEST_CASE(of_two_keys_that_a_new_ledger_was_opened_with_the_first_to_record_stays) {
  const StateDirectory place;
  Ledger first = open_ledger(place);
  Ledger second = Ledger::open(place.state, SiteKey::ephemeral());
  const RecordedRun run = first.recorded(first.record_audit(report_with(1), kNow));
  const auto tail = first.verify().tail.chain;
  BOOST_CHECK_EXCEPTION(second.record_audit(report_with(1), kLater), LedgerError, says_what_to_do);
  BOOST_CHECK_EXCEPTION(second.record_decision(decision_with("accepted"), kLater), LedgerError,
                        says_what_to_do);
  BOOST_CHECK_EXCEPTION((void)second.repeat_audit(report_with(1), kLater, run), LedgerError,
                        says_what_to_do);
  BOOST_TEST(first.verify().tail.chain == tail);
}

BOOST_AUTO_TEST_CASE(another_key_that_was_written_all_the_same_is_found_by_verify) {
  const StateDirectory place;
  record_audit(place);
  append_version_1(place);
  append_raw(place, R"("key":"of-another",)");
  const LedgerVerdict verdict = Ledger::open_existing(place.state).verify();
  BOOST_REQUIRE(verdict.fault.has_value());
  BOOST_TEST(verdict.fault->seq == 4U);
  BOOST_TEST(verdict.fault->what == "it was written with another site key than those before it");
}

}  // namespace
}  // namespace phiward
