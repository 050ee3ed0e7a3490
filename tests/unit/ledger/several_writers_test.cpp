// Hooks are many short-lived writers, and some of them are killed.
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <vector>

#include "auditor/ledger/entry.hpp"
#include "tests/unit/ledger/child_process.hpp"
#include "tests/unit/ledger/ledger_fixture.hpp"

namespace phiward {
namespace {

using test::decision_with;
using test::kNow;
using test::report_with;
using test::StateDirectory;

BOOST_AUTO_TEST_CASE(processes_that_append_at_once_give_one_unbroken_chain) {
  constexpr int kProcesses = 2;
  constexpr int kRuns = 50;
  const StateDirectory place;
  std::vector<pid_t> children;
  for (int process = 0; process < kProcesses; ++process) {
    children.push_back(test::start_child([&] {
      // Each opens, and the first makes, the ledger itself, as hooks do.
      for (int run = 0; run < kRuns; ++run) {
        open_ledger(place).record_decision(decision_with("refused"), kNow);
      }
      return 0;
    }));
  }
  for (const pid_t child : children) BOOST_TEST(test::wait_for(child) == 0);
  Ledger ledger = Ledger::open_existing(place.state);
  const LedgerVerdict verdict = ledger.verify();
  BOOST_TEST(!verdict.fault.has_value());
  BOOST_TEST(verdict.tail.entries == 1U * kProcesses * kRuns);
  BOOST_TEST(ledger.runs().size() == 1U * kProcesses * kRuns);
}

BOOST_AUTO_TEST_CASE(a_ledger_verifies_while_others_append) {
  const StateDirectory place;
  open_ledger(place);
  const pid_t child = test::start_child([&] {
    for (int run = 0; run < 30; ++run) {
      open_ledger(place).record_audit(report_with(3), kNow);
    }
    return 0;
  });
  std::uint64_t last = 0;
  while (last < 60) {
    const LedgerVerdict verdict = open_ledger(place).verify();
    BOOST_REQUIRE(!verdict.fault.has_value());
    BOOST_REQUIRE(verdict.tail.entries >= last);
    BOOST_REQUIRE(verdict.tail.entries % 2 == 0);  // never half a run
    last = verdict.tail.entries;
    if (::waitpid(child, nullptr, WNOHANG) == child) break;
  }
  BOOST_TEST(open_ledger(place).verify().tail.entries >= last);
}

// Ends in the middle of a commit: pages are in the file already, the journal is still there.
int die_while_writing(const StateDirectory& place) {
  Database database(place.file, OpenMode::read_write);
  database.execute("PRAGMA cache_size = 2");  // so that pages reach the file early
  Transaction transaction(database);
  const std::string key = place.key.check_value();
  EntryAppender appender(database, {kNow, key});
  const std::string bulk(10'000, 'x');
  for (int entry = 0; entry < 50; ++entry) appender.append("bulk", {{"bulk", bulk}});
  ::_exit(0);
}

BOOST_AUTO_TEST_CASE(a_write_that_was_cut_off_is_rolled_back_by_the_next_writer_only) {
  const StateDirectory place;
  open_ledger(place).record_audit(report_with(3), kNow);
  const auto size = std::filesystem::file_size(place.file);
  BOOST_TEST(test::wait_for(test::start_child([&] { return die_while_writing(place); })) == 0);
  BOOST_TEST(std::filesystem::file_size(place.file) > size);
  BOOST_CHECK_EXCEPTION(Ledger::open_existing(place.state), LedgerError,
                        [](const LedgerError& error) {
                          return std::string(error.what()).find("cut off") != std::string::npos;
                        });
  open_ledger(place);
  const LedgerVerdict verdict = Ledger::open_existing(place.state).verify();
  BOOST_TEST(!verdict.fault.has_value());
  BOOST_TEST(verdict.tail.entries == 2U);
  BOOST_TEST(std::filesystem::file_size(place.file) == size);
}

// Appends runs of two entries for ever, and says so after each.
[[noreturn]] void append_for_ever(const StateDirectory& place, int pipe_end) {
  Ledger ledger = open_ledger(place);
  for (;;) {
    ledger.record_audit(report_with(10), kNow);
    if (::write(pipe_end, "x", 1) != 1) ::_exit(1);
  }
}

// Starts a writer and kills it after `appends` appends and then some time, as a count of
// busy steps. Returns how many appends it had reported.
std::uint64_t kill_a_writer(const StateDirectory& place, std::uint64_t appends,
                            std::uint64_t steps) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("pipe failed");
  const pid_t child = test::start_child([&]() -> int { append_for_ever(place, ends[1]); });
  ::close(ends[1]);
  char byte = 0;
  std::uint64_t reported = 0;
  while (reported < appends && ::read(ends[0], &byte, 1) == 1) ++reported;
  for (volatile std::uint64_t step = 0; step < steps;) step = step + 1;
  ::kill(child, SIGKILL);
  test::wait_for(child);
  while (::read(ends[0], &byte, 1) == 1) ++reported;
  ::close(ends[0]);
  return reported;
}

BOOST_AUTO_TEST_CASE(a_writer_that_is_killed_leaves_whole_runs_and_loses_none_it_reported) {
  const StateDirectory place;
  open_ledger(place);
  std::uint64_t random = 20261123;
  std::uint64_t entries = 0;
  for (int round = 0; round < 20; ++round) {
    random = random * 6364136223846793005U + 1442695040888963407U;
    const std::uint64_t appends = (random >> 33U) % 3;
    const std::uint64_t steps = (random >> 36U) % 4'000'000;
    const std::uint64_t reported = kill_a_writer(place, appends, steps);
    BOOST_TEST_CONTEXT("round " << round) {
      BOOST_TEST(reported >= appends);
      const LedgerVerdict verdict = open_ledger(place).verify();
      BOOST_TEST(!verdict.fault.has_value());
      BOOST_TEST(verdict.tail.entries % 2 == 0U);
      BOOST_TEST(verdict.tail.entries >= entries + 2 * reported);
      entries = verdict.tail.entries;
    }
  }
}

}  // namespace
}  // namespace phiward
