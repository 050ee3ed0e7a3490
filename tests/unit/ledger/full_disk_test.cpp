// Disks that take no more: nothing is recorded by halves.
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstring>
#include <sys/resource.h>

#include "auditor/ledger/run_record.hpp"
#include "tests/unit/ledger/child_process.hpp"
#include "tests/unit/ledger/ledger_fixture.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;
using test::kNow;
using test::report_with;
using test::StateDirectory;

void check_holds_with(const StateDirectory& place, std::uint64_t entries) {
  const LedgerVerdict verdict = open_ledger(place).verify();
  BOOST_TEST(!verdict.fault.has_value());
  BOOST_TEST(verdict.tail.entries == entries);
}

BOOST_AUTO_TEST_CASE(a_database_that_may_not_grow_keeps_what_it_has) {
  const StateDirectory place;
  open_ledger(place).record_audit(report_with(2), kNow);
  const AuditReport large = report_with(600);
  const std::string key = place.key.check_value();
  // From no more room at all to room for most of the run.
  for (const int extra_pages : {0, 1, 10, 50}) {
    Database database(place.file, OpenMode::read_write);
    const std::int64_t pages = database.integer("PRAGMA page_count") + extra_pages;
    database.execute("PRAGMA max_page_count = " + std::to_string(pages));
    BOOST_TEST_CONTEXT(extra_pages << " more pages") {
      BOOST_CHECK_EXCEPTION(
          record_run(database, {.kind = "audit", .report = large, .decision = nullptr},
                     {kNow, key}),
          LedgerError, [&](const LedgerError& error) {
            const std::string text = error.what();
            return text.find(place.file.string()) != std::string::npos &&
                   text.find("full") != std::string::npos;
          });
      check_holds_with(place, 2);
    }
  }
}

// In a child whose files may not grow beyond `bytes`: 0 if recording threw as it should.
int record_under_limit(const StateDirectory& place, rlim_t bytes) {
  Ledger ledger = open_ledger(place);
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
  try {
    ledger.record_audit(report_with(600), kNow);
  } catch (const LedgerError& error) {
    return std::strstr(error.what(), place.file.c_str()) == nullptr ? 3 : 0;
  }
  return 4;
}

BOOST_AUTO_TEST_CASE(a_file_that_hits_its_size_limit_keeps_what_it_has) {
  const StateDirectory place;
  open_ledger(place).record_audit(report_with(2), kNow);
  const std::uintmax_t size = fs::file_size(place.file);
  // 0 stops the journal already, the others the file itself.
  for (const std::uintmax_t limit : {std::uintmax_t{0}, size, size + 4096, size + 100'000}) {
    BOOST_TEST_CONTEXT(limit << " bytes") {
      const auto child = test::start_child([&] { return record_under_limit(place, limit); });
      BOOST_TEST(test::wait_for(child) == 0);
      check_holds_with(place, 2);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_ledger_that_cannot_be_made_for_want_of_space_is_not_there) {
  const StateDirectory place;
  const auto child = test::start_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{4096, 4096};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
    try {
      open_ledger(place);
    } catch (const LedgerError&) {
      return fs::is_empty(place.state) ? 0 : 3;
    }
    return 4;
  });
  BOOST_TEST(test::wait_for(child) == 0);
  check_holds_with(place, 0);
}

}  // namespace
}  // namespace phiward
