#include "auditor/policy/exit_status.hpp"

#include <boost/test/unit_test.hpp>

using namespace phiward;

namespace {

AuditReport report(std::vector<Outcome> outcomes, bool complete) {
  AuditReport made;
  for (const Outcome outcome : outcomes) made.findings.emplace_back().finding.outcome = outcome;
  if (!complete) made.coverage.unscanned.push_back({"blob", "", "", "missing"});
  return made;
}

RunSummary summary_of(const AuditReport& report) {
  RunSummary run;
  run.complete = report.complete();
  run.block = count(report, Outcome::block);
  run.warn = count(report, Outcome::warn);
  run.info = count(report, Outcome::info);
  return run;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exit_status)

BOOST_AUTO_TEST_CASE(findings_count_from_the_failing_outcome_on_and_gaps_never_pass_for_clean) {
  struct Row {
    std::vector<Outcome> outcomes;
    bool complete;
    Outcome fail_on;
    ExitStatus expected;
  };
  const Row rows[] = {
      {{}, true, Outcome::block, ExitStatus::clean},
      {{Outcome::info, Outcome::warn}, true, Outcome::block, ExitStatus::clean},
      {{Outcome::warn}, true, Outcome::warn, ExitStatus::findings},
      {{Outcome::info}, true, Outcome::warn, ExitStatus::clean},
      {{Outcome::block}, true, Outcome::block, ExitStatus::findings},
      {{Outcome::block}, false, Outcome::block, ExitStatus::findings},
      {{}, false, Outcome::block, ExitStatus::incomplete},
      {{Outcome::warn}, false, Outcome::block, ExitStatus::incomplete},
  };
  for (const Row& row : rows) {
    const AuditReport made = report(row.outcomes, row.complete);
    BOOST_TEST((status_of(made, row.fail_on) == row.expected));
    BOOST_TEST((status_of(summary_of(made), row.fail_on) == row.expected));
  }
}

BOOST_AUTO_TEST_CASE(of_several_targets_the_gravest_is_told) {
  using enum ExitStatus;
  BOOST_TEST((graver(clean, incomplete) == incomplete));
  BOOST_TEST((graver(findings, incomplete) == findings));
  BOOST_TEST((graver(findings, usage) == usage));
  BOOST_TEST((graver(clean, clean) == clean));
}

BOOST_AUTO_TEST_SUITE_END()
