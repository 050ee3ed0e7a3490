// What is told of where findings can still be got at, against what git itself says of each commit
// of histories with merges, renames, copies, reverts and removed branches.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "auditor/engine/history_audit.hpp"
#include "rules/specimens.hpp"
#include "tests/support/audited.hpp"
#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::audit;
using phiward::test::commit_text;
using phiward::test::file_text;
using phiward::test::GitRepository;

namespace {

using Names = std::vector<std::string>;

Names lines_of(const std::string& text) {
  Names lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// A stream of commits on a few branches, each of which does one thing to its tree.
class RandomHistory {
 public:
  explicit RandomHistory(std::uint64_t seed) : random_(seed), specimens_(seed) {}

  std::string stream(int commits) {
    std::string text;
    for (int mark = 1; mark <= commits; ++mark) text += commit(mark);
    return text + "reset refs/heads/gone\nfrom 0000000000000000000000000000000000000000\n\n" +
           "reset refs/tags/v1\nfrom :" + std::to_string(commits / 2) + "\n\n";
  }

 private:
  std::string commit(int mark) {
    const std::string branch = pick({"main", "side", "gone", "other"});
    std::string parents;
    std::set<std::string> files;
    if (const auto tip = tips_.find(branch); tip != tips_.end()) {
      parents = "from :" + std::to_string(tip->second) + "\n";
      files = files_[tip->second];
    } else if (mark > 1) {
      const int from = 1 + static_cast<int>(random_() % static_cast<std::uint64_t>(mark - 1));
      parents = "from :" + std::to_string(from) + "\n";
      files = files_[from];
    }
    std::string changes;
    if (!parents.empty() && random_() % 5 == 0) {
      const std::string other = pick({"main", "side", "other"});
      if (tips_.contains(other) && other != branch) {
        parents += "merge :" + std::to_string(tips_[other]) + "\n";
        // What fast-import does not do by itself: the other side's files.
        for (const std::string& file : files_[tips_[other]]) changes += put(file, files);
      }
    }
    changes += change(files);
    tips_[branch] = mark;
    files_[mark] = files;
    return commit_text(branch, mark, 1000 + mark, "Commit " + std::to_string(mark),
                       parents + changes);
  }

  std::string change(std::set<std::string>& files) {
    const std::string file = pick({"a", "b/a", "b/c", "b/d/e", "f"});
    const std::string at = files.empty() ? std::string() : *files.begin();
    switch (random_() % 6) {
      case 0:
        if (at.empty()) break;
        files.erase(at);
        return "D " + at + "\n";
      case 1:
        if (at.empty() || files.contains("moved/" + at)) break;
        files.erase(at);
        files.insert("moved/" + at);
        return "R " + at + " moved/" + at + "\n";
      case 2:
        if (at.empty()) break;
        files.insert("copy");
        return "C " + at + " copy\n";
      case 3:
        if (!contents_.contains(file)) break;
        return put(file, files);  // as it once was
      default:
        break;
    }
    contents_[file] = "ssn " + specimens_.draw("ssn") + '\n';
    return put(file, files);
  }

  std::string put(const std::string& file, std::set<std::string>& files) {
    if (!contents_.contains(file)) return {};
    files.insert(file);
    return file_text(file, contents_[file]);
  }

  std::string pick(const Names& names) { return names[random_() % names.size()]; }

  std::mt19937_64 random_;
  Specimens specimens_;
  std::map<std::string, int> tips_;             // by branch
  std::map<int, std::set<std::string>> files_;  // by commit
  std::map<std::string, std::string> contents_;
};

// What git says of one blob.
struct Told {
  std::set<std::string> commits, tips, refs;
  std::set<std::string> paths, paths_at_tips;
};

class Oracle {
 public:
  explicit Oracle(const GitRepository& made) : made_(made) {
    for (const std::string& commit : lines_of(made.git("rev-list --all"))) {
      for (const std::string& line : lines_of(made.git("ls-tree -r " + commit))) {
        held_[commit].emplace(line.substr(12, 40), line.substr(53));
      }
    }
  }

  Told tell(const std::string& blob) const {
    Told told;
    for (const auto& [commit, files] : held_) {
      if (files.contains(blob)) told.commits.insert(commit);
      add_paths(files, blob, told.paths);
    }
    for (const std::string& ref : lines_of(made_.git("for-each-ref --format='%(refname)'"))) {
      const Names reached = lines_of(made_.git("rev-list " + ref));
      if (told.commits.contains(reached.front())) told.tips.insert(ref);
      add_paths(held_.at(reached.front()), blob, told.paths_at_tips);
      const auto holds = [&](const std::string& commit) { return told.commits.contains(commit); };
      if (std::ranges::any_of(reached, holds)) told.refs.insert(ref);
    }
    return told;
  }

 private:
  using Files = std::multimap<std::string, std::string>;  // paths by blob

  static void add_paths(const Files& files, const std::string& blob, std::set<std::string>& paths) {
    const auto [begin, end] = files.equal_range(blob);
    for (auto file = begin; file != end; ++file) paths.insert(file->second);
  }

  const GitRepository& made_;
  std::map<std::string, Files> held_;  // by commit
};

bool first_of(const NameList& list, const std::set<std::string>& refs) {
  return list.count == refs.size() &&
         list.names ==
             Names(refs.begin(), std::next(refs.begin(), static_cast<std::ptrdiff_t>(std::min(
                                                             refs.size(), NameList::kMostNames))));
}

// Those that tips have come first.
bool are_other_paths(const LocatedFinding& located, const Told& told) {
  Names others(told.paths.begin(), told.paths.end());
  std::erase(others, located.path);
  const auto at_tip = [&](const std::string& path) { return told.paths_at_tips.contains(path); };
  std::stable_partition(others.begin(), others.end(), at_tip);
  const NameList& list = located.exposure->other_paths;
  return list.count == others.size() &&
         list.names == Names(others.begin(),
                             others.begin() + std::min<std::ptrdiff_t>(std::ssize(others),
                                                                       NameList::kMostNames)) &&
         located.exposure->moved == (!at_tip(located.path) && std::ranges::any_of(others, at_tip));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(exposure)

BOOST_AUTO_TEST_CASE(commits_and_refs_that_hold_a_finding_are_those_git_tells) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const GitRepository made;
    made.import(RandomHistory(seed).stream(40));
    const AuditReport report = audit(made);
    const Oracle oracle(made);
    std::size_t told = 0, moved = 0;
    for (const LocatedFinding& located : report.findings) {
      if (located.surface != Surface::blob) continue;
      BOOST_TEST_CONTEXT("seed " << seed << ", " << located.path << " " << located.blob) {
        BOOST_TEST_REQUIRE((located.exposure != nullptr));
        const Told expected = oracle.tell(located.blob);
        BOOST_TEST(expected.commits.contains(located.exposure->last_commit));
        BOOST_TEST(first_of(located.exposure->tips, expected.tips));
        BOOST_TEST(first_of(located.exposure->refs, expected.refs));
        BOOST_TEST(are_other_paths(located, expected));
        moved += located.exposure->moved ? 1U : 0U;
        for (const std::string& commit : expected.commits) {
          if (commit == located.exposure->last_commit) continue;
          const std::string later = made.git("rev-list --max-count=1 --ancestry-path " +
                                             located.exposure->last_commit + ".." + commit);
          BOOST_TEST(later.empty(), commit << " comes after the last");
        }
        ++told;
      }
    }
    BOOST_TEST(told > 5U);
    BOOST_TEST(moved > 0U);
  }
}

BOOST_AUTO_TEST_CASE(exposure_is_the_same_for_any_engine_and_number_of_threads) {
  const GitRepository made;
  made.import(RandomHistory(9).stream(60));
  const std::string expected = test::findings_of(audit(made, {.threads = 1}));
  BOOST_TEST(expected.find("last_commit") != std::string::npos);
  BOOST_TEST((test::findings_of(audit(made, {.threads = 4})) == expected));
  BOOST_TEST((test::findings_of(audit(made, {.engine = Engine::plain})) == expected));
  made.git("repack -adfq");
  BOOST_TEST((test::findings_of(audit(made, {.threads = 2})) == expected));
}

// `a` and its copy are looked at apart, as one is called as a table is.
BOOST_AUTO_TEST_CASE(each_of_two_findings_of_one_file_names_the_other_path) {
  const GitRepository made;
  const std::string text = "ssn " + Specimens(10).draw("ssn") + '\n';
  made.import(commit_text("main", 1, 1000, "1", file_text("a", text) + file_text("c.csv", text)) +
              commit_text("main", 2, 2000, "2", "from :1\nD a\n"));
  std::map<std::string, std::pair<Names, bool>> told;
  for (const LocatedFinding& located : audit(made).findings) {
    BOOST_TEST_REQUIRE((located.exposure != nullptr));
    told[located.path] = {located.exposure->other_paths.names, located.exposure->moved};
  }
  const std::map<std::string, std::pair<Names, bool>> expected{{"a", {{"c.csv"}, true}},
                                                               {"c.csv", {{"a"}, false}}};
  BOOST_TEST((told == expected));
}

// Neither in the list of the patient's own finding, which is too long for it, nor in another's.
BOOST_AUTO_TEST_CASE(a_copy_that_is_called_as_a_patient_is_masked_in_all_lists) {
  const GitRepository made;
  Specimens specimens(11);
  const auto record = [&](const std::string& name) {
    return "patient name: " + name + "\nmrn: " + specimens.draw("mrn") + '\n';
  };
  const std::string name = specimens.draw("full_name");
  const std::string first = record(name);
  const std::string both = first + record(specimens.draw("full_name"));
  std::string files;
  for (const char* path : {"1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "6.txt"}) {
    files += file_text(path, first);
  }
  made.import(commit_text("main", 1, 1000, "1", files) +
              commit_text("main", 2, 2000, "2",
                          "from :1\n" + file_text("1.txt", both) +
                              file_text("\"z/" + name + ".txt\"", both)));
  const AuditReport report = audit(made);
  BOOST_TEST(report.findings.size() >= 4U);
  bool told = false;
  for (const LocatedFinding& located : report.findings) {
    for (const std::string& other : located.exposure->other_paths.names) {
      BOOST_TEST(other.find(name) == std::string::npos);
      told = told || other.starts_with("z/");
    }
  }
  BOOST_TEST(told);
}

BOOST_AUTO_TEST_CASE(what_is_new_since_a_day_is_told_with_what_stood_there_before) {
  const GitRepository made;
  const std::string text = "ssn " + Specimens(12).draw("ssn") + '\n';
  made.import(commit_text("main", 1, 1000, "1", file_text("d/x", text)) +
              commit_text("main", 2, 2000, "2", "from :1\nC d/x e/x\n") +
              commit_text("main", 3, 3000, "3", "from :2\nD e/x\n"));
  AuditOptions options;
  options.selection.since = 1500;
  const AuditReport report = audit(made, options);
  BOOST_REQUIRE_EQUAL(report.findings.size(), 1U);
  const Exposure& exposure = *report.findings[0].exposure;
  BOOST_TEST(exposure.last_commit == made.git("rev-parse main"));
  BOOST_TEST(exposure.tips.count == 1U);
  BOOST_TEST(exposure.other_paths.names == (Names{"d/x"}), boost::test_tools::per_element());
  BOOST_TEST(exposure.moved);
}

BOOST_AUTO_TEST_CASE(what_a_tag_names_itself_is_exposed_by_it) {
  const GitRepository made;
  Specimens specimens(8);
  made.import(commit_text("main", 1, 1000, "One", file_text("a", "a\n")));
  const auto object = [&](const std::string& kind) {
    made.import(commit_text(kind, 1, 1000, "M",
                            file_text("lists/" + kind, "ssn " + specimens.draw("ssn") + '\n')));
    return made.git("rev-parse " + kind + (kind == "tree" ? "^{tree}" : ":lists/blob"));
  };
  for (const std::string kind : {"tree", "blob"}) {
    made.git("tag of-" + kind + " " + object(kind));
    made.git("branch -qD " + kind);
  }
  made.git("reflog expire --expire=now --all");
  const AuditReport report = audit(made);
  BOOST_REQUIRE_EQUAL(report.findings.size(), 2U);
  for (const LocatedFinding& located : report.findings) {
    BOOST_TEST_REQUIRE((located.exposure != nullptr));
    const std::string tag = located.path.empty() ? "refs/tags/of-blob" : "refs/tags/of-tree";
    BOOST_TEST(located.exposure->tips.names == (Names{tag}), boost::test_tools::per_element());
    BOOST_TEST(located.exposure->refs.names == (Names{tag}), boost::test_tools::per_element());
    BOOST_TEST(located.exposure->last_commit.empty());
  }
}

// Of directories that hold each other: 2^30 paths.
BOOST_AUTO_TEST_CASE(a_history_of_too_many_paths_is_told_of_without_them) {
  const GitRepository made;
  made.import(commit_text("main", 1, 1000, "One",
                          file_text("a", "ssn " + Specimens(9).draw("ssn") + '\n')));
  std::string tree = made.git("rev-parse main^{tree}");
  for (int i = 0; i < 30; ++i) {
    const std::string entry = "040000 tree " + tree + "\t";
    const auto entries = made.directory() / "entries";
    std::ofstream(entries) << entry << "l\n" << entry << "r\n";
    tree = made.git("mktree < " + entries.string());
  }
  made.git("update-ref refs/heads/main " + made.git("commit-tree -m Two -p main " + tree));
  const AuditReport report = audit(made);
  BOOST_REQUIRE_EQUAL(report.findings.size(), 1U);
  BOOST_TEST_REQUIRE((report.findings[0].exposure != nullptr));
  BOOST_TEST(report.findings[0].exposure->tips.count == 1U);
  BOOST_TEST(report.findings[0].exposure->other_paths.count == 0U);
}

BOOST_AUTO_TEST_CASE(messages_are_exposed_where_their_commits_are) {
  const GitRepository made;
  Specimens specimens(5);
  made.import(commit_text("main", 1, 1000, "For " + specimens.draw("ssn"), file_text("a", "a\n")) +
              commit_text("main", 2, 2000, "Two", "from :1\n" + file_text("a", "b\n")) +
              commit_text("side", 3, 3000, "Three", "from :2\n" + file_text("b", "b\n")));
  const AuditReport report = audit(made);
  BOOST_REQUIRE_EQUAL(report.findings.size(), 1U);
  const auto& exposure = report.findings[0].exposure;
  BOOST_TEST_REQUIRE((exposure != nullptr));
  BOOST_TEST(exposure->last_commit == report.findings[0].commit);
  BOOST_TEST(exposure->refs.names == (Names{"refs/heads/main", "refs/heads/side"}),
             boost::test_tools::per_element());
  BOOST_TEST(exposure->tips.count == 0U);
}

// Whatever the clocks of those who committed said.
BOOST_AUTO_TEST_CASE(people_are_exposed_from_the_first_to_the_last_commit_that_names_them) {
  const GitRepository made;
  const std::string person = "Ssn " + Specimens(6).draw("ssn") + " <ada@clinic.example>";
  const auto commit = [&](int mark, int seconds, const std::string& from) {
    std::string text = commit_text("main", mark, seconds, "M", from + file_text("a", "a\n"));
    const std::string_view usual = "Ada Byte <ada@clinic.example>";
    return text.replace(text.find(usual), usual.size(), person);
  };
  made.import(commit(1, 6000, "") + commit(2, 1000, "from :1\n") + commit(3, 3000, "from :2\n"));
  const auto check = [&](const AuditOptions& options) {
    const AuditReport report = audit(made, options);
    BOOST_TEST(!report.findings.empty());
    for (const LocatedFinding& located : report.findings) {
      BOOST_TEST(located.commit == made.git("rev-parse main~2"));
      BOOST_TEST_REQUIRE((located.exposure != nullptr));
      BOOST_TEST(located.exposure->last_commit == made.git("rev-parse main"));
      BOOST_TEST(located.exposure->tips.names == (Names{"refs/heads/main"}),
                 boost::test_tools::per_element());
    }
  };
  check({.threads = 1});
  made.git("repack -adfq");
  check({.threads = 3});
  check({.engine = Engine::plain});
}

BOOST_AUTO_TEST_CASE(a_name_made_to_pass_for_another_hides_nothing) {
  const GitRepository made;
  Specimens specimens(7);
  // One hash in libstdc++.
  const std::string file = "patient-list.csv";
  const std::string sibling = "bqmrxinfydD7Afos";
  made.import(
      commit_text("main", 1, 1000, "One", file_text(file, "ssn " + specimens.draw("ssn") + '\n')) +
      commit_text("main", 2, 2000, "Two", "from :1\n" + file_text(sibling, "a\n")));
  const AuditReport report = audit(made);
  BOOST_REQUIRE_EQUAL(report.findings.size(), 1U);
  BOOST_TEST(report.findings[0].exposure->last_commit == made.git("rev-parse main"));
  BOOST_TEST(report.findings[0].exposure->tips.count == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
