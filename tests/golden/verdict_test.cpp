#include "reports/verdict.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>

#include "tests/golden/sample_reports.hpp"

namespace phiward::test {
namespace {

struct Row {
  Identifier identifier;
  Outcome outcome;
  Subject subject;
  Weight weight;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
  return out << to_string(row.identifier) << ' ' << to_string(row.outcome) << ' '
             << to_string(row.subject);
}

const Row kRows[] = {
    {Identifier::ssn, Outcome::block, Subject::patient, Weight::identifies},
    {Identifier::ssn, Outcome::block, Subject::unknown, Weight::identifies},
    {Identifier::ssn, Outcome::block, Subject::provider, Weight::needs_a_look},
    {Identifier::ssn, Outcome::block, Subject::synthetic, Weight::needs_a_look},
    {Identifier::schema, Outcome::block, Subject::patient, Weight::needs_a_look},
    {Identifier::ssn, Outcome::warn, Subject::patient, Weight::needs_a_look},
    {Identifier::ssn, Outcome::warn, Subject::unknown, Weight::needs_a_look},
    {Identifier::ssn, Outcome::warn, Subject::provider, Weight::set_apart},
    {Identifier::ssn, Outcome::warn, Subject::synthetic, Weight::set_apart},
    {Identifier::ssn, Outcome::info, Subject::patient, Weight::set_apart},
};

BOOST_AUTO_TEST_SUITE(verdict)

BOOST_DATA_TEST_CASE(what_blocks_is_never_set_apart, kRows) {
  LocatedFinding located;
  located.finding.identifier = sample.identifier;
  located.finding.outcome = sample.outcome;
  located.finding.subject = sample.subject;
  BOOST_TEST((weight_of(located) == sample.weight));
}

BOOST_AUTO_TEST_CASE(a_value_in_two_places_is_one_value) {
  const Verdict verdict = verdict_of(mixed_report());
  BOOST_TEST(verdict.identifying == 8U);  // nine findings
  BOOST_TEST(verdict.needing_look == 3U);
  BOOST_TEST(verdict.set_apart == 4U);
  BOOST_TEST(headline(verdict) == "This history holds 8 values that identify patients.");
}

BOOST_AUTO_TEST_CASE(a_value_is_not_counted_as_both_certain_and_doubtful) {
  AuditReport report = flooded_report(1);
  report.findings.push_back(report.findings.front());
  report.findings.back().finding.outcome = Outcome::warn;
  const Verdict verdict = verdict_of(report);
  BOOST_TEST(verdict.identifying == 1U);
  BOOST_TEST(verdict.needing_look == 0U);
  BOOST_TEST(headline(verdict) == "This history holds 1 value that identifies a patient.");
  BOOST_TEST(remark(verdict).empty());
}

BOOST_AUTO_TEST_CASE(incomplete_comes_first_and_hides_nothing) {
  AuditReport report = flooded_report(2);
  report.coverage.unscanned = incomplete_report().coverage.unscanned;
  BOOST_TEST(headline(verdict_of(report)) == "INCOMPLETE: 4 objects could not be looked at.");
  BOOST_TEST(remark(verdict_of(report)) ==
             "What was looked at holds 2 values that identify patients.");
}

BOOST_AUTO_TEST_CASE(incomplete_never_reads_as_clean) {
  const Verdict verdict = verdict_of(incomplete_report());
  BOOST_TEST(headline(verdict) == "INCOMPLETE: 4 objects could not be looked at.");
  BOOST_TEST(remark(verdict) == "Nothing was found in the rest, which says nothing about these.");
}

BOOST_AUTO_TEST_CASE(nothing_looked_at_never_reads_as_clean) {
  BOOST_TEST(headline(verdict_of(AuditReport{})) == "There was nothing to look at.");
}

BOOST_AUTO_TEST_CASE(clean_is_said_only_of_a_complete_look) {
  BOOST_TEST(headline(verdict_of(clean_report())) ==
             "Complete, and nothing found that identifies a patient.");
  BOOST_TEST(remark(verdict_of(clean_report())).empty());
}

BOOST_AUTO_TEST_CASE(loose_files_are_not_called_a_history) {
  AuditReport report = flooded_report(1);
  report.coverage.refs = 0;
  report.coverage.commits = 0;
  report.findings.front().finding.outcome = Outcome::warn;
  BOOST_TEST(headline(verdict_of(report)) ==
             "The scanned text holds 1 value that may identify a patient.");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
