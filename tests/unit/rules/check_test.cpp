#include "rules/check.hpp"

#include <algorithm>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "rules/judge.hpp"
#include "rules/line_matcher.hpp"
#include "rules/specimens.hpp"

namespace phiward {

std::ostream& operator<<(std::ostream& out, const ExampleCase& example);

std::ostream& operator<<(std::ostream& out, const ExampleCase& example) {
  return out << example.where << " " << example.rule << ": " << example.text;
}

namespace {

const Catalog& built_in() {
  static const Catalog loaded = Catalog::load();
  return loaded;
}

const CatalogChecker& checker() {
  static const CatalogChecker made(built_in());
  return made;
}

// A rule whose only examples to look at are given.
std::string problem_of(std::string_view expectation, std::string_view text) {
  std::string toml =
      "[[rule]]\nid = 'widget'\ntitle = 't'\nidentifier = 'device'\nhipaa = 'M'\n"
      "reference = 'r'\npatterns = ['(?P<value>QS\\d{4})']\nconfidence = 0.7\n";
  for (const std::string_view key : {"blocks", "matches", "rejects"}) {
    toml += std::string(key) + " = ['''" + std::string(text) + "''', '''x''']\n";
  }
  const Catalog catalog = Catalog::from_text(toml, "test.toml");
  const CatalogChecker check(catalog);
  for (const ExampleCase& example : example_cases(catalog)) {
    const bool wanted = (expectation == "blocks" && example.expectation == Expectation::blocks) ||
                        (expectation == "matches" && example.expectation == Expectation::matches) ||
                        (expectation == "rejects" && example.expectation == Expectation::rejects);
    if (!wanted || example.text == "x") continue;
    const std::vector<Problem> problems = check.check(example, 1);
    return problems.empty() ? "" : problems.front().what;
  }
  return "no such example";
}

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(check)

BOOST_DATA_TEST_CASE(every_example_of_the_catalog_holds,
                     boost::unit_test::data::make(example_cases(built_in())), example) {
  for (const std::uint64_t seed : {1U, 7U, 4242U}) {
    for (const Problem& problem : checker().check(example, seed)) {
      BOOST_ERROR(problem.where + ": " + problem.what);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_example_gets_one_finding_a_value) {
  const LineMatcher matcher(built_in());
  const Judge judge(built_in(), Thresholds{},
                    [](Identifier, std::string_view) { return std::string(); });
  for (const ExampleCase& example : example_cases(built_in())) {
    if (example.expectation == Expectation::rejects) continue;
    std::string text = Specimens(5).fill(example.text);
    const std::size_t open = text.find("«");
    const std::size_t shut = text.find("»", open);
    BOOST_REQUIRE(shut != std::string::npos);
    text.erase(shut, std::string_view("»").size());
    text.erase(open, std::string_view("«").size());
    const std::size_t end = shut - std::string_view("«").size();
    const auto findings = judge.judge({.text = text, .path = {}}, matcher.match(text), {});
    const auto about_value = std::ranges::count_if(findings, [&](const Finding& finding) {
      return finding.byte_start < end && finding.byte_end > open;
    });
    BOOST_TEST_CONTEXT(example.text) { BOOST_TEST(about_value == 1); }
  }
}

BOOST_AUTO_TEST_CASE(the_whole_catalog_has_no_problem) {
  BOOST_TEST(checker().check_all().empty());
}

BOOST_AUTO_TEST_CASE(the_checker_sees_what_does_not_hold) {
  BOOST_TEST(problem_of("matches", "a «QS1234» b") == "");
  BOOST_TEST(problem_of("rejects", "a QX1234 b") == "");
  BOOST_TEST(says(problem_of("blocks", "a «QS1234» b"), "does not block"));
  BOOST_TEST(says(problem_of("matches", "a «QX1234» b"), "nothing is found"));
  BOOST_TEST(says(problem_of("matches", "a «QS123»4 b"), "is not found at its mark"));
  BOOST_TEST(says(problem_of("matches", "a QS1234 b"), "no value is marked"));
  BOOST_TEST(says(problem_of("matches", "a «QS1234 b"), "a « has no »"));
  BOOST_TEST(says(problem_of("matches", "a QS1234» b"), "a » has no «"));
  BOOST_TEST(says(problem_of("matches", "«{{no-such-kind}}»"), "no-such-kind"));
  BOOST_TEST(says(problem_of("rejects", "a QS1234 b"), "must not be found"));
}

BOOST_AUTO_TEST_CASE(a_problem_never_shows_a_filled_value) {
  const std::string problem = problem_of("matches", "«{{ssn}}»");
  BOOST_TEST(says(problem, "{{ssn}}"));
  BOOST_TEST(problem.find_first_of("0123456789") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
