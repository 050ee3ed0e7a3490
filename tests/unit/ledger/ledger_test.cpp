#include "auditor/ledger/ledger.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "tests/unit/ledger/ledger_fixture.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;
using test::decision_with;
using test::finding_number;
using test::kLater;
using test::kNow;
using test::report_with;
using test::StateDirectory;
using test::text_of;

struct SizeRow {
  std::size_t findings, unscanned, binary;
  std::uint64_t entries;  // parts and the closing entry
};

std::ostream& operator<<(std::ostream& out, const SizeRow& row) {
  return out << row.findings << "/" << row.unscanned << "/" << row.binary;
}

const SizeRow kSizes[] = {
    {0, 0, 0, 1},    {1, 0, 0, 2},    {500, 0, 0, 2},  {501, 0, 0, 3}, {0, 1, 0, 2},
    {0, 1000, 0, 2}, {0, 1001, 0, 3}, {0, 0, 1001, 3}, {1, 1, 1, 4},   {1001, 1, 1, 6},
};

BOOST_DATA_TEST_CASE(a_recorded_audit_reads_back_as_it_was, boost::unit_test::data::make(kSizes)) {
  const StateDirectory place;
  AuditReport report = report_with(sample.findings, sample.unscanned, sample.binary);
  Ledger ledger = open_ledger(place);
  const std::uint64_t seq = ledger.record_audit(report, kNow);
  BOOST_TEST(seq == sample.entries);
  const auto loaded = ledger.load_report(seq);
  BOOST_REQUIRE(loaded.has_value());
  report.ledger_seq = seq;
  BOOST_TEST(text_of(*loaded) == text_of(report));
  BOOST_TEST(!ledger.verify().fault.has_value());
}

BOOST_AUTO_TEST_CASE(without_a_number_the_newest_audit_is_read) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  BOOST_TEST(!ledger.load_report(std::nullopt).has_value());
  ledger.record_audit(report_with(1), kNow);
  const std::uint64_t newest = ledger.record_audit(report_with(2), kNow);
  ledger.record_decision(decision_with("refused", 3), kNow);
  BOOST_TEST(ledger.load_report(std::nullopt)->ledger_seq == newest);
}

BOOST_AUTO_TEST_CASE(a_number_that_closes_no_run_reads_as_none) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  const std::uint64_t seq = ledger.record_audit(report_with(1), kNow);
  for (const std::uint64_t other : {std::uint64_t{0}, seq - 1, seq + 1, UINT64_MAX}) {
    BOOST_TEST_CONTEXT("entry " << other) { BOOST_TEST(!ledger.load_report(other).has_value()); }
  }
}

BOOST_AUTO_TEST_CASE(runs_are_listed_newest_first_with_their_counts) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  const std::uint64_t audit = ledger.record_audit(report_with(5, 2), kNow);
  const std::uint64_t push = ledger.record_decision(decision_with("refused", 3), kLater);
  const std::vector<RunSummary> runs = ledger.runs();
  BOOST_REQUIRE(runs.size() == 2U);
  BOOST_TEST(runs[0].seq == push);
  BOOST_TEST(runs[0].kind == "decision");
  BOOST_TEST(runs[0].recorded == kLater);
  BOOST_TEST(runs[0].complete);
  BOOST_TEST(runs[1].seq == audit);
  BOOST_TEST(runs[1].kind == "audit");
  BOOST_TEST(runs[1].target == "/srv/git/ward.git");
  BOOST_TEST(!runs[1].complete);
  BOOST_TEST(runs[1].block == 2U);
  BOOST_TEST(runs[1].warn == 2U);
  BOOST_TEST(runs[1].info == 1U);
}

struct VerdictRow {
  const char* verdict;
  bool complete;
};

std::ostream& operator<<(std::ostream& out, const VerdictRow& row) { return out << row.verdict; }

const VerdictRow kVerdicts[] = {
    {"accepted", true}, {"refused", true}, {"incomplete", false}, {"error", false}};

BOOST_DATA_TEST_CASE(a_push_that_was_not_judged_is_never_kept_as_complete,
                     boost::unit_test::data::make(kVerdicts)) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  const std::uint64_t seq = ledger.record_decision(decision_with(sample.verdict), kNow);
  BOOST_TEST(ledger.runs().at(0).complete == sample.complete);
  BOOST_TEST(ledger.load_report(seq).has_value());
  BOOST_TEST(!ledger.verify().fault.has_value());
}

BOOST_AUTO_TEST_CASE(a_verdict_that_nobody_knows_is_refused_and_leaves_nothing) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  BOOST_CHECK_THROW(ledger.record_decision(decision_with("fine", 600), kNow), LedgerError);
  BOOST_TEST(ledger.verify().tail.entries == 0U);
}

BOOST_AUTO_TEST_CASE(a_time_that_is_not_utc_is_refused) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  for (const char* now : {"", "yesterday", "2026-11-23 14:42:14", "2026-11-23T14:42:14+01:00"}) {
    BOOST_TEST_CONTEXT(now) {
      BOOST_CHECK_THROW(ledger.record_audit(report_with(0), now), LedgerError);
    }
  }
  BOOST_TEST(ledger.verify().tail.entries == 0U);
}

BOOST_AUTO_TEST_CASE(first_seen_stays_and_last_seen_moves) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  const AuditReport report = report_with(2);
  BOOST_TEST(!ledger.seen(report.target, finding_number(0)).has_value());
  ledger.record_audit(report, kNow);
  ledger.record_audit(report, kLater);
  for (const bool rebuilt : {false, true}) {
    BOOST_TEST_CONTEXT("rebuilt: " << rebuilt) {
      if (rebuilt) ledger.rebuild_projections();
      const auto seen = ledger.seen(report.target, finding_number(0));
      BOOST_REQUIRE(seen.has_value());
      BOOST_TEST(seen->first == kNow);
      BOOST_TEST(seen->last == kLater);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_finding_is_known_by_repository_rule_value_surface_and_path) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  ledger.record_audit(report_with(1), kNow);
  const std::string target = report_with(1).target;
  const LocatedFinding known = finding_number(0);
  BOOST_TEST(ledger.seen(target, known).has_value());
  BOOST_TEST(!ledger.seen("/srv/git/other.git", known).has_value());
  const auto is_new = [&](void (*change)(LocatedFinding&)) {
    LocatedFinding other = known;
    change(other);
    return !ledger.seen(target, other).has_value();
  };
  BOOST_TEST(is_new([](LocatedFinding& other) { other.finding.rule = "other"; }));
  BOOST_TEST(is_new([](LocatedFinding& other) { other.finding.fingerprint = "other"; }));
  BOOST_TEST(is_new([](LocatedFinding& other) { other.surface = Surface::note; }));
  BOOST_TEST(is_new([](LocatedFinding& other) { other.path = "other"; }));
  BOOST_TEST(is_new([](LocatedFinding& other) { other.member = "other"; }));
  BOOST_TEST(!is_new([](LocatedFinding& other) { other.finding.line = 7; }));
}

BOOST_AUTO_TEST_CASE(a_finding_in_a_member_is_kept_and_known_with_it) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  AuditReport report = report_with(1);
  report.findings[0].member = "b.zip!patients.csv";
  const std::uint64_t seq = ledger.record_audit(report, kNow);
  BOOST_TEST(ledger.seen(report.target, report.findings[0]).has_value());
  BOOST_TEST(!ledger.seen(report.target, finding_number(0)).has_value());
  const auto read = ledger.load_report(seq);
  BOOST_REQUIRE(read.has_value());
  BOOST_TEST(read->findings[0].member == "b.zip!patients.csv");
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_kept_as_replacement_characters) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  PushDecision decision = decision_with("refused", 1);
  decision.pusher = "J\xf6rg";
  decision.report.findings[0].path = "\xff.csv";
  const std::uint64_t seq = ledger.record_decision(decision, kNow);
  BOOST_TEST(ledger.load_report(seq)->findings.at(0).path == "\uFFFD.csv");
  BOOST_TEST(!ledger.verify().fault.has_value());
}

BOOST_AUTO_TEST_CASE(very_long_paths_are_spread_over_more_entries) {
  const StateDirectory place;
  Ledger ledger = open_ledger(place);
  AuditReport report = report_with(3);
  for (LocatedFinding& located : report.findings) located.path += std::string(700'000, 'p');
  report.ledger_seq = ledger.record_audit(report, kNow);
  BOOST_TEST(report.ledger_seq == 4U);
  BOOST_TEST((text_of(*ledger.load_report(std::nullopt)) == text_of(report)));
}

BOOST_AUTO_TEST_CASE(a_ledger_is_private_and_leaves_nothing_beside_it) {
  const StateDirectory place;
  open_ledger(place).record_audit(report_with(1), kNow);
  BOOST_TEST(static_cast<unsigned>(fs::status(place.file).permissions()) == 0600U);
  BOOST_TEST(static_cast<unsigned>(fs::status(place.state).permissions()) == 0700U);
  BOOST_TEST(std::distance(fs::directory_iterator(place.state), fs::directory_iterator()) == 1);
}

BOOST_AUTO_TEST_CASE(what_one_process_recorded_another_reads) {
  const StateDirectory place;
  BOOST_CHECK_THROW(Ledger::open_existing(place.state), LedgerError);
  BOOST_TEST(!fs::exists(place.state));
  const std::uint64_t seq = open_ledger(place).record_audit(report_with(3), kNow);
  Ledger reading = Ledger::open_existing(place.state);
  BOOST_TEST(reading.load_report(seq)->findings.size() == 3U);
  BOOST_TEST(!reading.verify().fault.has_value());
  BOOST_CHECK_THROW(reading.record_audit(report_with(0), kNow), LedgerError);
  BOOST_CHECK_THROW(reading.rebuild_projections(), LedgerError);
}

BOOST_AUTO_TEST_CASE(a_state_directory_that_cannot_hold_a_ledger_is_an_error) {
  const StateDirectory place;
  for (const char* state : {"/proc/phiward", "/dev/null", "/dev/null/state"}) {
    BOOST_CHECK_THROW(Ledger::open(state, place.key), LedgerError);
  }
  BOOST_CHECK_THROW(Ledger::open_existing("/proc/phiward"), LedgerError);
}

}  // namespace
}  // namespace phiward
