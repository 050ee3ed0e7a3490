#include "auditor/engine/report_json.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "tests/golden/sample_reports.hpp"

namespace phiward::test {
namespace {

using Json = nlohmann::json;

std::string message_of(const Json& json) {
  try {
    (void)report_from_json(json);
  } catch (const ReportJsonError& error) {
    return error.what();
  }
  return "accepted";
}

BOOST_AUTO_TEST_SUITE(report_json)

BOOST_AUTO_TEST_CASE(every_report_survives_the_round_trip) {
  for (const SampleReport& sample : sample_reports()) {
    BOOST_TEST_CONTEXT(sample.name) {
      const Json json = to_json(sample.make());
      const std::string stored = json.dump();
      BOOST_TEST(to_json(report_from_json(Json::parse(stored))).dump() == stored);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_rules_that_a_site_left_out_are_kept) {
  const AuditReport written = incomplete_report();
  const AuditReport read = report_from_json(to_json(written));
  BOOST_TEST(read.disabled_rules == written.disabled_rules, boost::test_tools::per_element());
  BOOST_TEST(report_from_json(to_json(mixed_report())).disabled_rules.empty());
}

BOOST_AUTO_TEST_CASE(the_same_report_gives_the_same_text) {
  BOOST_TEST(to_json(mixed_report()).dump() == to_json(mixed_report()).dump());
}

BOOST_AUTO_TEST_CASE(what_is_read_back_is_what_was_written) {
  const AuditReport written = mixed_report();
  const AuditReport read = report_from_json(to_json(written));
  BOOST_TEST(read.version == written.version);
  BOOST_TEST(read.rules_digest == written.rules_digest);
  BOOST_TEST(read.rules == written.rules);
  BOOST_TEST(read.target == written.target);
  BOOST_TEST(read.started == written.started);
  BOOST_TEST(read.seconds == written.seconds);
  BOOST_TEST(read.ledger_seq == written.ledger_seq);
  BOOST_TEST(read.coverage.bytes == written.coverage.bytes);
  BOOST_TEST(read.coverage.binary.at(1).path == "scans/consent.pdf");
  BOOST_REQUIRE_EQUAL(read.findings.size(), written.findings.size());
  const LocatedFinding& ssn = read.findings.at(3);
  BOOST_TEST(ssn.finding.title == "Social Security number");
  BOOST_TEST((ssn.finding.identifier == Identifier::ssn));
  BOOST_TEST((ssn.finding.outcome == Outcome::block));
  BOOST_TEST((ssn.finding.subject == Subject::patient));
  BOOST_TEST((ssn.surface == Surface::blob));
  BOOST_TEST(ssn.finding.confidence == 0.97);
  BOOST_TEST(ssn.finding.line == 3U);
  BOOST_TEST(ssn.finding.byte_end - ssn.finding.byte_start == 11U);
  BOOST_TEST(ssn.occurrences == 14U);
  BOOST_TEST((*ssn.exposure == *written.findings.at(3).exposure));
  BOOST_TEST(ssn.finding.reasons == written.findings.at(3).finding.reasons,
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_finding_has_the_keys_of_the_contract) {
  const Json finding = to_json(mixed_report()).at("findings").at(3);
  std::string keys;
  for (const auto& item : finding.items()) keys += item.key() + " ";
  BOOST_TEST(
      keys ==
      "blob byte_end byte_start column commit confidence exposure field fingerprint hipaa "
      "identifier individual line occurrences outcome path preview reasons rule subject surface "
      "title ");
  BOOST_TEST(finding.at("hipaa") == "G");
}

BOOST_AUTO_TEST_CASE(confidence_has_two_decimals) {
  LocatedFinding finding = mixed_report().findings.front();
  finding.finding.confidence = 0.1 + 0.2 + 0.0001;
  BOOST_TEST(to_json(finding).at("confidence").dump() == "0.3");
  finding.finding.confidence = 0.9666;
  BOOST_TEST(to_json(finding).at("confidence").dump() == "0.97");
}

struct Damage {
  const char* pointer;
  Json value;  // null removes the key
  const char* message;
};
std::ostream& operator<<(std::ostream& out, const Damage& damage) { return out << damage.pointer; }

const Damage kDamages[] = {
    {"/schema", "phiward.findings/2",
     R"(report JSON: "schema" of the report is not phiward.findings/1; use a newer phiward)"},
    {"/target", nullptr, R"(report JSON: "target" of the report is missing)"},
    {"/tool/rules", -1, R"(report JSON: "rules" of tool is not a count)"},
    {"/coverage", "all", R"(report JSON: "coverage" of the report is not an object)"},
    {"/findings", 7, R"(report JSON: "findings" of the report is not a list)"},
    {"/findings/2", "x", R"(report JSON: findings[2] is not an object)"},
    {"/findings/2/line", 4294967296U, R"(report JSON: "line" of findings[2] is too large)"},
    {"/findings/2/line", 1.5, R"(report JSON: "line" of findings[2] is not a count)"},
    {"/findings/2/outcome", "fatal",
     R"(report JSON: "outcome" of findings[2] is not a word this version knows)"},
    {"/findings/2/reasons", Json::array({1}),
     R"(report JSON: "reasons" of findings[2] holds something that is not a text)"},
    {"/binary/1/reason", nullptr, R"(report JSON: "reason" of binary[1] is missing)"},
    {"/complete", false, R"(report JSON: "complete" of the report contradicts "unscanned")"},
    {"/complete", "yes", R"(report JSON: "complete" of the report is not true or false)"},
};

BOOST_DATA_TEST_CASE(a_damaged_report_is_refused_by_name, kDamages) {
  Json json = to_json(mixed_report());
  const Json::json_pointer pointer(sample.pointer);
  if (sample.value.is_null()) {
    json.at(pointer.parent_pointer()).erase(pointer.back());
  } else {
    json.at(pointer) = sample.value;
  }
  BOOST_TEST(message_of(json) == sample.message);
}

BOOST_AUTO_TEST_CASE(a_report_that_lost_its_gaps_is_not_complete) {
  Json json = to_json(incomplete_report());
  json.at("unscanned").clear();
  BOOST_TEST(message_of(json) ==
             R"(report JSON: "complete" of the report contradicts "unscanned")");
}

BOOST_AUTO_TEST_CASE(a_list_is_no_report) {
  BOOST_TEST(message_of(Json::array()) == "report JSON: the report is not an object");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
