#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>

#include "reports/report_writer.hpp"
#include "tests/golden/sample_reports.hpp"

namespace phiward::test {
namespace {

std::string text_of(const AuditReport& report) {
  std::ostringstream out;
  write_text(out, report);
  return out.str();
}

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

std::size_t longest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t longest = 0;
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  return longest;
}

BOOST_AUTO_TEST_SUITE(text_report)

BOOST_AUTO_TEST_CASE(it_fits_a_terminal) {
  for (const auto make : {clean_report, mixed_report, incomplete_report, crowded_report}) {
    BOOST_TEST(longest_line(text_of(make())) <= 80U);
  }
}

BOOST_AUTO_TEST_CASE(its_verdict_fits_a_terminal_whatever_it_comes_to) {
  for (const bool partial : {false, true}) {
    for (const bool gaps : {false, true}) {
      AuditReport report = flooded_report(10'000);
      for (std::size_t i = 0; i < 5'000; ++i) {
        report.findings[i].finding.outcome = Outcome::warn;
      }
      if (partial) report.limits = {"files at 'src'"};
      if (gaps) report.coverage.unscanned = incomplete_report().coverage.unscanned;
      BOOST_TEST(longest_line(text_of(report)) <= 80U);
      report.findings.clear();
      BOOST_TEST(longest_line(text_of(report)) <= 80U);
    }
  }
}

BOOST_AUTO_TEST_CASE(it_stays_short_however_much_was_found) {
  const std::string text = text_of(flooded_report(10'000));
  BOOST_TEST(lines_in(text) < 90U);
  BOOST_TEST(text.find("... and 9,980 more places") != std::string::npos);
  BOOST_TEST(text.find("10,000  findings") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(many_findings_in_one_place_are_counted) {
  const std::string text = text_of(crowded_report());
  BOOST_TEST(text.find("... and 5 more here") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(it_ends_with_the_verdict) {
  const std::string text = text_of(clean_report());
  BOOST_TEST(text.ends_with("\nComplete, and nothing found that identifies a patient.\n"));
}

BOOST_AUTO_TEST_CASE(it_points_to_the_recorded_report_only_where_there_is_one) {
  AuditReport report = mixed_report();
  BOOST_TEST(text_of(report).find("phiward report --format html") != std::string::npos);
  report.ledger_seq = 0;
  BOOST_TEST(text_of(report).find("phiward report") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_scan_of_files_names_no_refs) {
  AuditReport report = mixed_report();
  report.coverage.refs = 0;
  report.coverage.commits = 0;
  BOOST_TEST(text_of(report).find("12 refs") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(reasons_without_end_are_counted) {
  AuditReport report = incomplete_report();
  for (int i = 0; i < 500; ++i) {
    report.coverage.unscanned.push_back({"blob", "", "", "reason " + std::to_string(i)});
  }
  const std::string text = text_of(report);
  BOOST_TEST(lines_in(text) < 40U);
  BOOST_TEST(text.find("... and for 490 more reasons") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
