#include "hooks/push_message.hpp"

#include <boost/test/unit_test.hpp>

using namespace phiward;
using Lines = std::vector<std::string>;

namespace {

LocatedFinding found(std::string path, std::uint32_t line, std::string commit) {
  LocatedFinding located;
  located.finding.title = "Social Security number";
  located.finding.field = "column ssn";
  located.finding.preview = "###-##-####";
  located.finding.line = line;
  located.finding.outcome = Outcome::block;
  located.path = std::move(path);
  located.commit = std::move(commit);
  located.blob = std::string(40, 'b');
  return located;
}

AuditReport report(std::vector<LocatedFinding> findings) {
  AuditReport made;
  made.findings = std::move(findings);
  return made;
}

const std::string kCommit = "3f2c1ab" + std::string(33, '0');

}  // namespace

BOOST_AUTO_TEST_SUITE(push_message)

BOOST_AUTO_TEST_CASE(a_refusal_tells_where_what_who_and_how_to_mend_it) {
  const Lines expected = {
      "phiward: push refused: 1 identifier of patients in 1 file",
      "  a.csv:14  Social Security number (column ssn)  ###-##-####",
      "Introduced by commit 3f2c1ab. Replace the values with synthetic ones and",
      "rewrite that commit (git rebase -i 3f2c1ab^, or --root for the first",
      "commit); a further commit on top does not remove them.",
      "Help: https://phi.clinic.example/",
  };
  const Lines lines = refusal(report({found("a.csv", 14, kCommit)}),
                              {Outcome::block, "https://phi.clinic.example/"});
  BOOST_TEST(lines == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_member_of_a_container_is_named_with_it) {
  LocatedFinding in_file = found("fixtures.zip", 3, kCommit);
  in_file.member = "b.tar.gz!patients.csv";
  LocatedFinding without_path = found("", 3, "");
  without_path.member = "patients.csv";
  const Lines lines = refusal(report({in_file, without_path}), {});
  BOOST_TEST(lines[0] ==
             "phiward: push refused: 2 identifiers of patients in 1 file and 1 elsewhere");
  BOOST_TEST(lines[1] == "  fixtures.zip!b.tar.gz!patients.csv:3");
  BOOST_TEST(lines[3] == "  object bbbbbbb!patients.csv:3");
}

BOOST_AUTO_TEST_CASE(lines_fit_eighty_columns_behind_gits_prefix_if_the_path_does) {
  std::vector<LocatedFinding> findings;
  for (std::uint32_t i = 1; i <= 30; ++i) {
    findings.push_back(found("src/test/resources/fixtures/claims.csv", i,
                             i % 2 == 0 ? kCommit : std::string(40, 'c')));
  }
  const Lines lines = refusal(report(findings), {});
  for (const std::string& line : lines) {
    BOOST_TEST_CONTEXT(line) { BOOST_TEST(line.size() <= 72U); }
  }
  BOOST_TEST(lines[0] == "phiward: push refused: 30 identifiers of patients in 1 file");
  BOOST_TEST(lines.size() < 30U);
}

BOOST_AUTO_TEST_CASE(ten_findings_are_shown_and_the_rest_counted) {
  const auto shown = [](std::uint32_t number) {
    std::vector<LocatedFinding> findings;
    for (std::uint32_t i = 1; i <= number; ++i) findings.push_back(found("a", i, kCommit));
    std::size_t lines = 0;
    std::string rest;
    for (const std::string& line : refusal(report(findings), {})) {
      if (line.find("###-##-####") != std::string::npos) ++lines;
      if (line.find("more") != std::string::npos) rest = line;
    }
    return std::pair(lines, rest);
  };
  BOOST_TEST(shown(10).first == 10U);
  BOOST_TEST(shown(10).second.empty());
  BOOST_TEST(shown(12).first == 10U);
  BOOST_TEST(shown(12).second == "  … and 2 more");
}

BOOST_AUTO_TEST_CASE(each_surface_is_named_and_mended_in_its_own_way) {
  LocatedFinding ref = found("refs/heads/xx", 1, "");
  ref.surface = Surface::ref_name;
  LocatedFinding message = found("", 3, kCommit);
  message.surface = Surface::commit_message;
  message.blob = kCommit;
  const Lines lines = refusal(report({ref, message}), {});
  const auto says = [&lines](std::string_view text) {
    for (const std::string& line : lines) {
      if (line.find(text) != std::string::npos) return true;
    }
    return false;
  };
  BOOST_TEST(says("ref name refs/heads/xx"));
  BOOST_TEST(says("Rename the branch or tag"));
  BOOST_TEST(says("message of 3f2c1ab:3"));
}

BOOST_AUTO_TEST_CASE(a_tagger_is_named_by_the_tag_which_is_to_be_made_anew) {
  LocatedFinding tagger = found("refs/tags/v1", 1, "");
  tagger.surface = Surface::identity;
  const Lines lines = refusal(report({tagger}), {});
  BOOST_REQUIRE_EQUAL(lines.size(), 5U);
  BOOST_TEST(lines[1] == "  tagger of refs/tags/v1");
  BOOST_TEST(lines[3].starts_with("Delete the tag (git tag -d) and make it anew"));
}

BOOST_AUTO_TEST_CASE(places_are_aligned_by_characters_not_bytes) {
  const Lines lines = refusal(report({found("\u00e9.txt", 1, ""), found("e.txt", 2, "")}), {});
  BOOST_TEST(lines[1] == "  \u00e9.txt:1  Social Security number (column ssn)  ###-##-####");
  BOOST_TEST(lines[2] == "  e.txt:2  Social Security number (column ssn)  ###-##-####");
}

BOOST_AUTO_TEST_CASE(long_reasons_are_broken_at_blanks) {
  AuditReport gaps;
  std::string reason = "larger than";
  for (int i = 0; i < 30; ++i) reason += " many words";
  gaps.coverage.unscanned.push_back({"blob", kCommit, "big.bin", reason});
  for (const std::string& line : refusal(gaps, {})) BOOST_TEST(line.size() <= 72U);
}

BOOST_AUTO_TEST_CASE(what_could_not_be_looked_at_is_told_when_nothing_was_found) {
  AuditReport gaps;
  gaps.coverage.unscanned.push_back({"blob", kCommit, "big.bin", "larger than 64 MiB"});
  const Lines lines = refusal(gaps, {});
  BOOST_TEST(lines[0] == "phiward: push refused: 1 object could not be looked at");
  BOOST_TEST(lines[1] == "  blob big.bin: larger than 64 MiB");
}

BOOST_AUTO_TEST_CASE(advice_is_given_for_warnings_alone) {
  LocatedFinding warning = found("a", 1, kCommit);
  warning.finding.outcome = Outcome::warn;
  LocatedFinding info = found("a", 2, kCommit);
  info.finding.outcome = Outcome::info;
  BOOST_TEST(advice(report({info})).empty());
  BOOST_TEST(advice(report({warning, info})).size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
