#include "reports/report_writer.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <sstream>
#include <string>

#include "tests/golden/golden_file.hpp"
#include "tests/golden/sample_reports.hpp"

namespace phiward::test {
namespace {

std::string written(const ReportFormat& format, const AuditReport& report) {
  std::ostringstream out;
  format.write(out, report);
  return out.str();
}

// The style sheet is one file of its own; a change to it is no change to every page.
std::string without_style_text(const std::string& text) {
  const std::string mark = "<style>\n";
  const std::size_t start = text.find(mark);
  const std::size_t end = text.find("</style>");
  if (start == std::string::npos || end == std::string::npos) return text;
  return text.substr(0, start + mark.size()) + text.substr(end);
}

std::string extension(const ReportFormat& format) {
  return format.name == "text" ? "txt" : std::string(format.name);
}

BOOST_AUTO_TEST_SUITE(report_writer)

BOOST_AUTO_TEST_CASE(every_format_writes_what_is_expected) {
  for (const SampleReport& sample : sample_reports()) {
    const AuditReport report = sample.make();
    for (const ReportFormat& format : report_formats()) {
      const std::string file = std::string(sample.name) + "." + extension(format);
      BOOST_TEST_CONTEXT(file) {
        BOOST_TEST(difference_from_golden(file, without_style_text(written(format, report))) == "");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(no_format_lets_control_bytes_through) {
  for (const ReportFormat& format : report_formats()) {
    for (const SampleReport& sample : sample_reports()) {
      BOOST_TEST_CONTEXT(format.name << " " << sample.name) {
        const std::string text = written(format, sample.make());
        BOOST_TEST(std::ranges::none_of(text, [](char c) {
          const auto byte = static_cast<unsigned char>(c);
          return byte == 0x7F || (byte < 0x20 && c != '\n');
        }));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_format_ends_with_a_newline) {
  for (const ReportFormat& format : report_formats()) {
    BOOST_TEST(written(format, clean_report()).ends_with('\n'));
  }
}

BOOST_AUTO_TEST_CASE(formats_are_found_by_name_and_names_are_unique) {
  std::set<std::string_view> names;
  for (const ReportFormat& format : report_formats()) {
    BOOST_TEST(find_report_format(format.name) == &format);
    BOOST_TEST(names.insert(format.name).second);
    BOOST_TEST(!format.title.empty());
  }
  BOOST_TEST(find_report_format("pdf") == nullptr);
  BOOST_TEST(find_report_format("") == nullptr);
}

BOOST_AUTO_TEST_CASE(totals_stand_in_the_order_of_the_regulation) {
  std::string letters;
  for (const IdentifierTotal& total : totals_by_identifier(mixed_report())) {
    letters += hipaa_letter(total.identifier);
  }
  BOOST_TEST(letters == "ACDFGHKO-");
}

BOOST_AUTO_TEST_CASE(totals_count_outcomes_and_distinct_values) {
  const auto totals = totals_by_identifier(mixed_report());
  const auto ssn = std::ranges::find(totals, Identifier::ssn, &IdentifierTotal::identifier);
  BOOST_REQUIRE((ssn != totals.end()));
  BOOST_TEST(ssn->block == 2U);
  BOOST_TEST(ssn->warn == 0U);
  BOOST_TEST(ssn->info == 1U);
  BOOST_TEST(ssn->distinct_values == 2U);  // one of them stands in two files
  BOOST_TEST(totals_by_identifier(clean_report()).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
