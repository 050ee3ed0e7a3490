// An audit that found what the one before found refers to it, and reads as if it did not.
#include <boost/test/unit_test.hpp>

#include "tests/unit/ledger/ledger_fixture.hpp"

namespace phiward {
namespace {

using test::decision_with;
using test::finding_number;
using test::kLater;
using test::kNow;
using test::report_with;
using test::StateDirectory;
using test::text_of;

constexpr std::string_view kNextMonth = "2026-12-01T02:00:00Z";

struct Recorded : StateDirectory {
  Ledger ledger = open_ledger(*this);
  AuditReport report = report_with(700, 3, 2);
  RecordedRun first = record_first();

  RecordedRun record_first() { return ledger.recorded(ledger.record_audit(report, kNow)); }

  // The entries that the audit takes.
  std::uint64_t repeat(std::string_view now, const RecordedRun& before) {
    const std::uint64_t entries = ledger.verify().tail.entries;
    const auto run = ledger.repeat_audit(report, now, before);
    return (run ? run->seq : ledger.record_audit(report, now)) - entries;
  }

  void check_holds() {
    const LedgerVerdict verdict = ledger.verify();
    BOOST_TEST(!verdict.fault.has_value(), (verdict.fault ? verdict.fault->what : ""));
  }
};

constexpr std::uint64_t kOwnLists = 5;  // two of findings, one of gaps, one of binary, the closing

BOOST_AUTO_TEST_CASE(it_takes_one_entry_and_gives_the_whole_report) {
  Recorded made;
  made.report.started = kLater;
  BOOST_TEST(made.repeat(kLater, made.first) == 1U);
  made.report.ledger_seq = made.first.seq + 1;
  BOOST_TEST(text_of(*made.ledger.load_report(made.report.ledger_seq)) == text_of(made.report));
  BOOST_TEST(text_of(*made.ledger.load_report(std::nullopt)) == text_of(made.report));
  made.check_holds();
  made.ledger.rebuild_projections();
  made.check_holds();
}

BOOST_AUTO_TEST_CASE(its_report_needs_no_lists_to_be_recorded) {
  Recorded made;
  AuditReport outline = made.report;
  outline.findings.clear();
  outline.coverage.unscanned.clear();
  outline.coverage.binary.clear();
  const auto run = made.ledger.repeat_audit(outline, kLater, made.first);
  made.report.ledger_seq = made.first.seq + 1;
  BOOST_TEST(run->seq == made.report.ledger_seq);
  BOOST_TEST(!run->complete);
  BOOST_TEST(run->block + run->warn + run->info == 700U);
  BOOST_TEST(text_of(*made.ledger.load_report(run->seq)) == text_of(made.report));
  made.check_holds();
}

BOOST_AUTO_TEST_CASE(its_findings_were_seen_when_it_was_recorded) {
  Recorded made;
  made.repeat(kLater, made.first);
  const auto seen = made.ledger.seen(made.report.target, finding_number(0));
  BOOST_TEST(seen->first == kNow);
  BOOST_TEST(seen->last == kLater);
}

BOOST_AUTO_TEST_CASE(one_after_the_other_refers_to_the_first) {
  Recorded made;
  for (int night = 0; night < 3; ++night) BOOST_TEST(made.repeat(kLater, made.first) == 1U);
  made.check_holds();
}

BOOST_AUTO_TEST_CASE(pushes_that_found_nothing_may_come_between) {
  Recorded made;
  made.ledger.record_decision(decision_with("accepted"), kLater);
  BOOST_TEST(made.repeat(kLater, made.first) == 1U);
  made.check_holds();
}

BOOST_AUTO_TEST_CASE(otherwise_it_has_lists_of_its_own) {
  const auto check_whole = [](Recorded& made, std::string_view now, const RecordedRun& before) {
    BOOST_TEST(made.repeat(now, before) == kOwnLists);
    made.check_holds();
  };
  BOOST_TEST_CONTEXT("another month") {
    Recorded made;
    check_whole(made, kNextMonth, made.first);
  }
  BOOST_TEST_CONTEXT("another ledger") {
    Recorded made;
    check_whole(made, kLater, {made.first.seq, std::string(64, '0')});
    check_whole(made, kLater, {made.first.seq + 100, made.first.chain});
    check_whole(made, kLater, {});
  }
  BOOST_TEST_CONTEXT("another target") {
    Recorded made;
    made.report.target = "/srv/git/other.git";
    check_whole(made, kLater, made.first);
  }
  BOOST_TEST_CONTEXT("a run that found something came between") {
    Recorded made;
    made.ledger.record_decision(decision_with("refused", 1), kLater);
    check_whole(made, kLater, made.first);
  }
  BOOST_TEST_CONTEXT("what is to be referred to was made to say that nothing was found") {
    Recorded made;
    test::tamper(made, "UPDATE entry SET body = replace(body, '\"block\":234', '\"block\":0')");
    BOOST_TEST(!made.ledger.repeat_audit(made.report, kLater, made.first).has_value());
  }
  BOOST_TEST_CONTEXT("one that refers itself") {
    Recorded made;
    made.repeat(kLater, made.first);
    check_whole(made, kLater, made.ledger.recorded(made.first.seq + 1));
  }
  BOOST_TEST_CONTEXT("an entry that closes no audit") {
    Recorded made;
    check_whole(made, kLater, made.ledger.recorded(made.first.seq - 1));
  }
}

}  // namespace
}  // namespace phiward
