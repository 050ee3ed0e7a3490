// What is written in compact form is read as it was, and nothing else is believed. Findings as
// text are what a tree of JSON values would give.
#include "auditor/engine/compact_report.hpp"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "auditor/content/unpack_failure.hpp"
#include "auditor/engine/finding_text.hpp"
#include "auditor/engine/lasting_reason.hpp"
#include "auditor/engine/report_json.hpp"

namespace phiward {
namespace {

using Json = nlohmann::json;

LocatedFinding finding_with(const std::string& text, std::uint64_t number) {
  LocatedFinding located;
  Finding& finding = located.finding;
  finding.rule = "us-ssn";
  finding.title = text;
  finding.identifier = number % 2 == 0 ? Identifier::schema : Identifier::ssn;
  finding.outcome = static_cast<Outcome>(number % 3);
  finding.subject = static_cast<Subject>(number % 4);
  finding.confidence = static_cast<double>(number % 101) / 100;
  finding.byte_start = number;
  finding.byte_end = number << 40U;
  finding.line = static_cast<std::uint32_t>(number);
  finding.column = ~std::uint32_t{0};
  finding.field = text;
  finding.preview = "###-##-####";
  finding.fingerprint = std::string(63, 'a') + static_cast<char>('0' + number % 10);
  finding.individual = number % 2 == 0 ? "" : "0123456789abcdef";
  for (std::uint64_t i = 0; i < number % 4; ++i) finding.reasons.push_back(text);
  located.surface = static_cast<Surface>(number % 7);
  located.path = "dir/" + text;
  located.member = number % 2 == 0 ? "" : text;
  located.commit = std::string(40, 'c');
  located.blob = "ABCDEF0123";  // no digits of ours
  located.occurrences = number;
  return located;
}

AuditReport some_report() {
  AuditReport report;
  report.target = "/srv/git/a.git";
  const std::string texts[] = {"",         "plain",           "a\"b\\c", "tab\tline\n",
                               "\xc3\xa4", "half \xc3",       "\xff",    std::string(1, '\0'),
                               "\x7f",     "\xf0\x9f\x92\x89"};
  std::uint64_t number = 0;
  for (int round = 0; round < 12; ++round) {
    for (const std::string& text : texts) report.findings.push_back(finding_with(text, number++));
  }
  report.coverage.blobs = 5;
  report.coverage.bytes = ~std::uint64_t{0};
  report.coverage.unscanned.push_back({"blob", "id", "path", "reason"});
  report.coverage.binary.push_back({"blob", "", "b", "binary"});
  return report;
}

std::string text_of(const AuditReport& report) {
  return to_json(report).dump(1, ' ', true, Json::error_handler_t::replace);
}

std::string packed(const AuditReport& report) {
  CompactWriter out;
  write(out, report);
  return out.take();
}

BOOST_AUTO_TEST_CASE(a_report_is_read_as_it_was_written) {
  const AuditReport report = some_report();
  const std::string bytes = packed(report);
  CompactReader in(bytes);
  const AuditReport read = read_report(in);
  in.expect_end();
  BOOST_TEST(text_of(read) == text_of(report));
  BOOST_TEST(packed(read) == bytes);
}

BOOST_AUTO_TEST_CASE(an_inspection_is_read_as_it_was_written) {
  Inspection inspection;
  inspection.findings = {finding_with("a", 7).finding};
  inspection.members = {
      {"a.zip!b", {finding_with("b", 3).finding}, {finding_with("c", 1).finding}}};
  inspection.gaps = {{"a.zip!c", "is encrypted"}};
  inspection.binary = true;
  const auto packed_inspection = [](const Inspection& given) {
    CompactWriter out;
    write(out, given);
    return out.take();
  };
  const std::string bytes = packed_inspection(inspection);
  CompactReader in(bytes);
  const Inspection read = read_inspection(in);
  in.expect_end();
  BOOST_TEST(packed_inspection(read) == bytes);
  BOOST_TEST(read.members.at(0).in_name.at(0).title == "c");
  BOOST_TEST(read.binary);
}

BOOST_AUTO_TEST_CASE(bytes_cut_short_are_refused) {
  const std::string bytes = packed(some_report());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CompactReader in(std::string_view(bytes).substr(0, size));
    BOOST_CHECK_THROW(static_cast<void>(read_report(in)), CompactError);
  }
}

BOOST_AUTO_TEST_CASE(changed_bytes_are_refused_or_read_as_something_else) {
  const std::string bytes = packed(some_report());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(~changed[at]);
    CompactReader in(changed);
    try {
      static_cast<void>(read_report(in));
    } catch (const CompactError&) {
    }
  }
}

BOOST_AUTO_TEST_CASE(findings_as_text_are_those_of_the_json_contract) {
  for (const LocatedFinding& located : some_report().findings) {
    std::string canonical;
    append_json(canonical, located, JsonStyle::canonical);
    BOOST_TEST(canonical == to_json(located).dump(-1, ' ', false, Json::error_handler_t::replace));
    const Json nested = {{"a", {to_json(located)}}};
    std::string pretty = "{\n  \"a\": [\n    ";
    append_json(pretty, located, JsonStyle::pretty);
    pretty += "\n  ]\n}";
    BOOST_TEST(pretty == nested.dump(2, ' ', true, Json::error_handler_t::replace));
  }
}

BOOST_AUTO_TEST_CASE(what_the_moment_kept_from_being_looked_at_is_tried_again) {
  for (int failure = 0; failure <= static_cast<int>(UnpackFailure::no_program); ++failure) {
    const auto what = static_cast<UnpackFailure>(failure);
    const bool of_the_moment = what == UnpackFailure::out_of_time ||
                               what == UnpackFailure::crashed || what == UnpackFailure::no_program;
    BOOST_TEST(is_lasting(reason_for(what, ContainerKind::archive)) == !of_the_moment);
  }
  BOOST_TEST(is_lasting("missing from this repository"));
  BOOST_TEST(is_lasting("larger than 64 MiB"));
  BOOST_TEST(!is_lasting("cannot allocate memory"));
  BOOST_TEST(!is_lasting(""));
}

}  // namespace
}  // namespace phiward
