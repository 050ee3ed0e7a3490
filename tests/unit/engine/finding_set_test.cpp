#include "auditor/engine/finding_set.hpp"

#include <boost/test/unit_test.hpp>

using namespace phiward;

namespace {

LocatedFinding found(std::string path, std::uint32_t line, std::string fingerprint = "f1") {
  LocatedFinding located;
  located.finding.rule = "us-ssn";
  located.finding.fingerprint = std::move(fingerprint);
  located.finding.line = line;
  located.finding.outcome = Outcome::block;
  located.path = std::move(path);
  return located;
}

void add(FindingSet& set, const LocatedFinding& located, std::uint64_t order) {
  set.add(
      {located.finding, located.surface, located.path, located.member, nullptr, nullptr, order});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(finding_set)

BOOST_AUTO_TEST_CASE(the_first_place_is_shown_and_all_are_counted_in_any_order_of_arrival) {
  for (const bool reversed : {false, true}) {
    FindingSet set;
    const LocatedFinding early = found("a", 9);
    const LocatedFinding late = found("a", 3);
    add(set, reversed ? late : early, reversed ? 20 : 10);
    add(set, reversed ? early : late, reversed ? 10 : 20);
    const auto findings = set.take();
    BOOST_REQUIRE_EQUAL(findings.size(), 1U);
    BOOST_TEST(findings[0].finding.line == 9U);
    BOOST_TEST(findings[0].occurrences == 2U);
  }
}

BOOST_AUTO_TEST_CASE(the_gravest_judgement_stands_with_its_reasons) {
  for (const bool reversed : {false, true}) {
    FindingSet set;
    LocatedFinding early = found("a", 1);
    early.finding.outcome = Outcome::warn;
    LocatedFinding late = found("a", 1);
    late.finding.reasons = {"more context"};
    add(set, reversed ? late : early, reversed ? 2 : 1);
    add(set, reversed ? early : late, reversed ? 1 : 2);
    const auto findings = set.take();
    BOOST_TEST((findings[0].finding.outcome == Outcome::block));
    BOOST_TEST(findings[0].finding.reasons.size() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(the_same_value_in_two_members_of_a_container_is_two_findings) {
  FindingSet set;
  for (const char* member : {"b.csv", "a.csv", "b.csv"}) {
    LocatedFinding located = found("a.zip", 1);
    located.member = member;
    add(set, located, 0);
  }
  const auto findings = set.take();
  BOOST_REQUIRE_EQUAL(findings.size(), 2U);
  BOOST_TEST(findings[0].member == "a.csv");
  BOOST_TEST(findings[1].occurrences == 2U);
}

BOOST_AUTO_TEST_CASE(other_values_paths_and_surfaces_stay_apart_and_the_grave_come_first) {
  FindingSet set;
  add(set, found("b", 1), 0);
  add(set, found("a", 2), 0);
  add(set, found("a", 1, "f2"), 0);
  LocatedFinding message = found("", 1);
  message.surface = Surface::commit_message;
  message.finding.outcome = Outcome::info;
  add(set, message, 0);
  std::string order;
  for (const LocatedFinding& located : set.take()) {
    order += located.path + std::to_string(located.finding.line) + ' ';
  }
  BOOST_TEST(order == "a1 a2 b1 1 ");
}

BOOST_AUTO_TEST_SUITE_END()
