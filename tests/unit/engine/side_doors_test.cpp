// What leads to a commit though no ref does: as long as git can be told to go there, an audit goes.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>

#include "rules/specimens.hpp"
#include "tests/support/audited.hpp"
#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::audit;
using phiward::test::commit_text;
using phiward::test::file_text;
using phiward::test::GitRepository;

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

// A repository with a branch main, and a commit with a value that nothing leads to.
struct Planted {
  GitRepository made;
  std::string value = Specimens(20261130).draw("ssn");
  std::string hidden;

  Planted() {
    made.import(commit_text("main", 1, 1000, "One", file_text("a", "a\n")) +
                commit_text("gone", 2, 2000, "Two", file_text("list.txt", value + '\n')));
    made.git("symbolic-ref HEAD refs/heads/main");
    hidden = made.git("rev-parse gone");
    made.git("branch -q -D gone");
  }

  [[nodiscard]] fs::path in_git(const std::string& name) const { return made.path() / name; }
};

std::size_t values_in(const AuditReport& report) {
  return static_cast<std::size_t>(
      std::ranges::count(report.findings, Identifier::ssn,
                         [](const LocatedFinding& found) { return found.finding.identifier; }));
}

AuditReport audit_at(const fs::path& path) {
  Progress progress;
  return audit_history(path, test::inspector(), {}, progress);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(side_doors)

BOOST_AUTO_TEST_CASE(what_git_notes_of_a_step_under_way_is_followed) {
  for (const char* name :
       {"MERGE_AUTOSTASH", "NOTES_MERGE_PARTIAL", "CHERRY_PICK_HEAD", "BISECT_EXPECTED_REV",
        "rebase-merge/autostash", "rebase-merge/orig-head", "rebase-apply/autostash",
        "sequencer/abort-safety", "worktrees/fix/rebase-merge/autostash"}) {
    BOOST_TEST_CONTEXT(name) {
      const Planted planted;
      write(planted.in_git("worktrees/fix/HEAD"), "ref: refs/heads/main\n");
      BOOST_TEST(values_in(audit(planted.made)) == 0U);
      write(planted.in_git(name), planted.hidden + '\n');
      BOOST_TEST(values_in(audit(planted.made)) == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(ids_are_followed_wherever_they_stand_in_such_a_file) {
  for (const char* name : {"FETCH_HEAD", "BISECT_LOG", "rebase-merge/git-rebase-todo"}) {
    BOOST_TEST_CONTEXT(name) {
      const Planted planted;
      write(planted.in_git(name), "# a step\npick " + planted.hidden + " Two\n");
      BOOST_TEST(values_in(audit(planted.made)) == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_commit_that_a_message_only_speaks_of_is_not_led_to) {
  const Planted planted;
  write(planted.in_git("COMMIT_EDITMSG"), "See\n" + planted.hidden + '\n');
  const AuditReport report = audit(planted.made);
  BOOST_TEST(values_in(report) == 0U);
  BOOST_TEST(report.coverage.complete());
}

BOOST_AUTO_TEST_CASE(an_id_that_git_has_pruned_is_no_gap_but_a_file_that_cannot_be_read_is) {
  const Planted planted;
  write(planted.in_git("MERGE_AUTOSTASH"), std::string(40, '1') + '\n');
  write(planted.in_git("NOTES_MERGE_WORKTREE/note"), "edited\n");
  BOOST_TEST(audit(planted.made).coverage.complete());
  fs::create_symlink("nowhere", planted.in_git("ORIG_HEAD"));
  BOOST_TEST(!audit(planted.made).coverage.complete());
}

BOOST_AUTO_TEST_CASE(every_work_tree_leads_to_what_is_checked_out_in_all_of_them) {
  const Planted planted;
  const fs::path linked = planted.made.directory() / "linked";
  planted.made.git("worktree add -q -f " + linked.string() + " main");
  BOOST_TEST(values_in(audit_at(linked)) == 0U);
  write(planted.in_git("HEAD"), planted.hidden + '\n');
  BOOST_TEST(values_in(audit_at(linked)) == 1U);
  write(planted.in_git("HEAD"), "ref: refs/heads/main\n");
  write(planted.in_git("MERGE_AUTOSTASH"), planted.hidden + '\n');
  BOOST_TEST(values_in(audit_at(linked)) == 1U);
  BOOST_TEST(audit_at(linked).coverage.complete());
}

BOOST_AUTO_TEST_CASE(a_work_tree_that_is_kept_elsewhere_is_looked_at_as_well) {
  const Planted planted;
  const fs::path elsewhere = planted.made.directory() / "elsewhere";
  write(elsewhere / "HEAD", "ref: refs/heads/main\n");
  write(elsewhere / "commondir", planted.made.path().string() + '\n');
  write(elsewhere / "MERGE_HEAD", planted.hidden + '\n');
  BOOST_TEST(values_in(audit_at(elsewhere)) == 1U);
}

BOOST_AUTO_TEST_CASE(a_graft_leads_to_the_parents_it_gives_and_to_what_is_grafted) {
  for (const bool as_parent : {true, false}) {
    const Planted planted;
    const std::string main = planted.made.git("rev-parse main");
    write(planted.in_git("info/grafts"),
          as_parent ? main + ' ' + planted.hidden + '\n' : planted.hidden + ' ' + main + '\n');
    const AuditReport report = audit(planted.made);
    BOOST_TEST(values_in(report) == 1U);
    BOOST_TEST(report.coverage.complete());
  }
}

BOOST_AUTO_TEST_CASE(a_line_that_is_no_graft_is_a_gap_and_so_is_a_graft_to_nothing) {
  for (const std::string& line : {std::string("no graft"), std::string(40, '1')}) {
    const Planted planted;
    write(planted.in_git("info/grafts"), line + '\n');
    BOOST_TEST(!audit(planted.made).coverage.complete());
  }
}

BOOST_AUTO_TEST_CASE(a_symbolic_ref_is_read_by_its_name_and_by_the_name_it_gives) {
  struct Row {
    std::string file, names;
  };
  const Planted planted;
  for (const Row& row : {Row{"refs/heads/ssn-" + planted.value, "refs/heads/main"},
                         Row{"refs/heads/now", "refs/heads/ssn-" + planted.value},
                         Row{"HEAD", "refs/heads/ssn-" + planted.value},
                         Row{"NOTES_MERGE_REF", "refs/notes/ssn-" + planted.value},
                         Row{"worktrees/fix/HEAD", "refs/heads/ssn-" + planted.value}}) {
    BOOST_TEST_CONTEXT(row.names) {
      const Planted other;
      write(other.in_git(row.file), "ref: " + row.names + '\n');
      const AuditReport report = audit(other.made);
      BOOST_TEST(values_in(report) == 1U);
      BOOST_TEST(report.coverage.complete());
      BOOST_TEST(to_json(report).dump().find(planted.value) == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_name_is_not_told_again_of_a_symbolic_ref_that_leads_to_it) {
  const Planted planted;
  planted.made.git("branch ssn-" + planted.value + " main");
  planted.made.git("symbolic-ref HEAD refs/heads/ssn-" + planted.value);
  BOOST_TEST(values_in(audit(planted.made)) == 1U);
}

BOOST_AUTO_TEST_CASE(a_symbolic_ref_to_what_is_no_ref_is_a_gap) {
  const Planted planted;
  write(planted.in_git("elsewhere"), planted.hidden + '\n');
  write(planted.in_git("HEAD"), "ref: elsewhere\n");
  BOOST_TEST(!audit(planted.made).coverage.complete());
}

BOOST_AUTO_TEST_CASE(refs_behind_a_link_to_a_directory_are_refs_as_they_are_for_git) {
  const Planted planted;
  write(planted.made.directory() / "ext/deep/branch", planted.hidden + '\n');
  fs::create_directory_symlink("../../../ext", planted.in_git("refs/heads/team"));
  BOOST_TEST(planted.made.git("rev-parse team/deep/branch") == planted.hidden);
  const AuditReport report = audit(planted.made);
  BOOST_TEST(values_in(report) == 1U);
  BOOST_TEST(report.coverage.complete());
}

BOOST_AUTO_TEST_CASE(reflogs_behind_a_link_to_a_directory_are_read) {  // git-new-workdir
  const Planted planted;
  write(planted.made.directory() / "other/logs/refs/heads/main",
        planted.hidden + ' ' + planted.made.git("rev-parse main") + " D <d@x> 1 +0000\treset\n");
  fs::create_directories(planted.in_git("logs"));
  fs::create_directory_symlink(planted.made.directory() / "other/logs/refs",
                               planted.in_git("logs/refs"));
  const AuditReport report = audit(planted.made);
  BOOST_TEST(values_in(report) == 1U);
  BOOST_TEST(report.coverage.complete());
}

BOOST_AUTO_TEST_CASE(links_that_lead_in_a_circle_are_gaps) {
  for (const char* below : {"refs/heads/round", "logs/refs/round"}) {
    const Planted planted;
    fs::create_directories(planted.in_git("logs/refs"));
    fs::create_directory_symlink("..", planted.in_git(below));
    const AuditReport report = audit(planted.made);
    BOOST_TEST_REQUIRE(report.coverage.unscanned.size() == 1U);
    BOOST_TEST(report.coverage.unscanned.front().path == below);
  }
}

BOOST_AUTO_TEST_CASE(what_a_reflog_says_before_the_first_line_of_a_commit_is_read) {
  struct Row {
    const char* what;
    std::string message;
    std::size_t values;
  };
  const Planted planted;
  const Row rows[] = {
      {"the first line alone", "One", 0},
      {"after a usual action", "commit (amend): One", 0},
      {"after a value", "pull origin ssn-" + planted.value + ": One", 1},
      {"after a value, twice", "pull origin ssn-" + planted.value + ": ready: One", 1},
      {"another line that ends with it", "pull origin ssn-" + planted.value + " One", 1},
      {"another line", "checkout: moving from ssn-" + planted.value + " to main", 1},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.what) {
      const Planted other;
      const std::string main = other.made.git("rev-parse main");
      const std::string entry = main + ' ' + main + " D <d@x> 1 +0000\t";
      write(other.in_git("logs/HEAD"), entry + "commit: One\n" + entry + row.message + '\n');
      BOOST_TEST(values_in(audit(other.made)) == row.values);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_reflog_does_not_tell_again_what_a_commit_says) {
  const Planted planted;
  const std::string subject = "For " + planted.value + ": done";
  planted.made.import(commit_text("said", 1, 3000, subject, ""));
  const std::string said = planted.made.git("rev-parse said");
  write(planted.in_git("logs/HEAD"),
        said + ' ' + said + " D <d@x> 1 +0000\tcommit: " + subject + '\n');
  BOOST_TEST(values_in(audit(planted.made)) == 1U);
}

BOOST_AUTO_TEST_CASE(a_name_in_a_reflog_that_was_met_as_an_identity_is_read_as_a_message_too) {
  const Planted planted;
  const std::string main = planted.made.git("rev-parse main");
  const std::string name = "SSN " + planted.value + " <d@x>";
  const std::string ids = main + ' ' + main + ' ';
  write(planted.in_git("logs/HEAD"),
        ids + name + " 1 +0000\tcommit: One\n" + ids + name + " 1 +0000\t" + name + '\n');
  const AuditReport report = audit(planted.made);
  BOOST_TEST(std::ranges::any_of(report.findings, [](const LocatedFinding& found) {
    return found.surface == Surface::commit_message;
  }));
}

BOOST_AUTO_TEST_SUITE_END()
