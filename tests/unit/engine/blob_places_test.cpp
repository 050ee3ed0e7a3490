// One blob at many places: what it shows at one of them is not hidden by another at which it shows
// less, or was looked at before.
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "rules/specimens.hpp"
#include "tests/support/audited.hpp"
#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::all_of;
using phiward::test::audit;
using phiward::test::commit_text;
using phiward::test::file_text;
using phiward::test::GitRepository;

namespace {

std::string table(std::uint64_t seed) {
  Specimens specimens(seed);
  std::string text = "name,city\n";
  for (int i = 0; i < 30; ++i) {
    text += specimens.draw("full_name") + ',' + specimens.draw("city") + '\n';
  }
  return text;
}

std::set<std::string> blocking_paths(const AuditReport& report) {
  std::set<std::string> paths;
  for (const LocatedFinding& located : report.findings) {
    if (located.finding.outcome == Outcome::block) paths.insert(located.path);
  }
  return paths;
}

using Paths = std::set<std::string>;

// The same from both engines and with several threads.
AuditReport same_audit(const GitRepository& made, AuditOptions options = {}) {
  options.threads = 1;
  const AuditReport report = audit(made, options);
  made.git("repack -adfq");
  for (const Engine engine : {Engine::fast, Engine::plain}) {
    options.engine = engine;
    for (const std::uint32_t threads : {1U, 3U}) {
      options.threads = threads;
      BOOST_TEST(all_of(audit(made, options)) == all_of(report));
    }
  }
  return report;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(blob_places)

BOOST_AUTO_TEST_CASE(a_table_is_one_under_its_name_and_was_none_under_another) {
  const GitRepository made;
  const std::string text = table(1);
  made.import(commit_text("main", 1, 1000, "1",
                          file_text("0.dat", text) + file_text("patients.csv", text)));
  const AuditReport report = same_audit(made);
  BOOST_TEST((blocking_paths(report) == Paths{"patients.csv"}));
  BOOST_TEST(report.coverage.blobs == 1U);
  BOOST_TEST(report.coverage.bytes > text.size());  // and the message, names, and identity
  BOOST_TEST(report.coverage.bytes < 2 * text.size());
}

BOOST_AUTO_TEST_CASE(a_renamed_file_is_looked_at_under_its_new_name) {
  const GitRepository made;
  made.import(commit_text("main", 1, 1000, "1", file_text("0.dat", table(2))) +
              commit_text("main", 2, 2000, "2", "from :1\nR 0.dat patients.csv\n"));
  const AuditReport report = same_audit(made);
  BOOST_TEST((blocking_paths(report) == Paths{"patients.csv"}));
  BOOST_TEST(report.findings.front().commit == made.git("rev-parse main"));
}

BOOST_AUTO_TEST_CASE(a_directory_that_leaves_what_others_made_is_entered_again) {
  const GitRepository made;
  const std::string text = "mrn: " + Specimens(3).draw("mrn") + '\n';
  made.import(commit_text("main", 1, 1000, "1", file_text("node_modules/x/y/a.txt", text)) +
              commit_text("main", 2, 2000, "2", "from :1\nR node_modules/x lib\n") +
              commit_text("main", 3, 3000, "3", "from :2\nR lib src\n"));
  BOOST_TEST((blocking_paths(same_audit(made)) == Paths{"lib/y/a.txt"}));
}

BOOST_AUTO_TEST_CASE(a_file_that_a_tag_names_too_keeps_its_path_and_commit) {
  const GitRepository made;
  made.import(commit_text("main", 1, 1000, "1",
                          file_text("f.txt", "ssn: " + Specimens(4).draw("ssn") + '\n')));
  made.git("tag bare main:f.txt");
  const AuditReport report = same_audit(made);
  BOOST_TEST((blocking_paths(report) == Paths{"f.txt"}));
  BOOST_TEST(report.findings.front().commit == made.git("rev-parse main"));
}

BOOST_AUTO_TEST_CASE(a_file_that_is_a_note_too_is_found_by_its_path) {
  const GitRepository made;
  const std::string text = "ssn: " + Specimens(5).draw("ssn") + '\n';
  made.import(commit_text("main", 1, 1000, "1", file_text("a", "a\n")) +
              "commit refs/notes/commits\ncommitter T <t@clinic.example> 500 +0000\n"
              "data 1\nn\n" +
              file_text("0123456789abcdef0123456789abcdef01234567", text) +
              commit_text("main", 2, 2000, "2", "from :1\n" + file_text("f.txt", text)));
  AuditOptions options;
  options.selection.paths = {"*"};
  BOOST_TEST((blocking_paths(same_audit(made, options)) == Paths{"f.txt"}));
}

BOOST_AUTO_TEST_CASE(
    what_comes_back_is_found_though_an_older_commit_with_its_tree_changed_nothing) {
  const GitRepository made;
  const std::string dirty = file_text("phi.txt", "ssn: " + Specimens(6).draw("ssn") + '\n');
  made.import(commit_text("old", 1, 1000, "1", dirty + file_text("a", "a\n")) +
              commit_text("main", 2, 2000, "2", "from :1\nD phi.txt\n") +
              commit_text("old", 3, 9000, "3", "from :1\n" + file_text("b", "b\n")) +
              commit_text("main", 4, 9500, "4", "from :2\n" + dirty + file_text("b", "b\n")));
  AuditOptions options;
  options.selection.since = 5000;
  const AuditReport report = same_audit(made, options);
  BOOST_TEST((blocking_paths(report) == Paths{"phi.txt"}));
  BOOST_TEST(report.findings.front().commit == made.git("rev-parse main"));
}

BOOST_AUTO_TEST_SUITE_END()
