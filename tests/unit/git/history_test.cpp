// The walk over commits and trees, against git: the same commits, each blob once, and the
// commit and path that brought it.
#include "auditor/git/history.hpp"

#include <boost/test/unit_test.hpp>
#include <map>
#include <set>
#include <sstream>

#include "auditor/git/repository.hpp"
#include "auditor/git/tree_walk.hpp"
#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::commit_text;
using phiward::test::file_text;
using phiward::test::GitRepository;

namespace {

// main: 1 - 2 ----- 5 (merge, with content of its own) - 6
// side:      \- 3 - 4 -/
// root: 7, unrelated
std::string history() {
  return commit_text("main", 1, 1000, "1",
                     file_text("a.txt", "a1\n") + file_text("d/b.txt", "b1\n")) +
         commit_text("main", 2, 2000, "2", "from :1\n" + file_text("a.txt", "a2\n")) +
         commit_text("side", 3, 2500, "3", "from :1\n" + file_text("d/c.txt", "c1\n")) +
         commit_text("side", 4, 2600, "4",
                     "from :3\nR d/b.txt d/renamed.txt\n" + file_text("d/c.txt", "c2\n")) +
         commit_text("main", 5, 3000, "5",
                     "from :2\nmerge :4\n" + file_text("d/c.txt", "c2\n") +
                         file_text("m.txt", "merge only\n")) +
         commit_text("main", 6, 4000, "6",
                     "from :5\n" + file_text("a.txt", "a1\n") + file_text("copy", "c1\n")) +
         commit_text("root", 7, 1500, "7",
                     file_text("a.txt", "unrelated\n") + file_text("link", "target", "120000"));
}

struct Walked {
  std::vector<Commit> order;
  std::map<std::string, std::pair<std::string, std::string>> blobs;  // id: message of commit, path
  std::set<std::string> paths;
};

Walked walk(const GitRepository& made) {
  const Repository repository = Repository::open(made.path());
  const ObjectStore store({repository.object_directory()});
  std::vector<ObjectId> tips;
  for (const Ref& ref : repository.refs()) tips.push_back(ref.target);
  Walked walked;
  std::map<ObjectId, std::string> messages;
  History history;
  History::Visitor visitor;
  visitor.commit = [&](const ObjectId& id, const CommitText& text) { messages[id] = text.message; };
  visitor.unreadable = [](const ObjectId&, const std::string& reason) { BOOST_ERROR(reason); };
  history.add(store, tips, visitor);
  walked.order = history.take_in_order().commits;

  std::string message;
  TreeWalk::Visitor trees;
  trees.blob = [&](std::string_view path, const TreeEntry& entry) {
    walked.blobs.emplace(entry.id.hex(), std::pair(message, std::string(path)));
  };
  trees.path = [&](std::string_view path) { BOOST_TEST(walked.paths.emplace(path).second); };
  trees.unreadable = [](const ObjectId&, std::string_view, const std::string& reason) {
    BOOST_ERROR(reason);
  };
  TreeWalk tree_walk(trees);
  TreeDiffer differ(object_reader(store), tree_walk.visited());
  std::map<ObjectId, ObjectId> tree_of;
  for (const Commit& commit : walked.order) tree_of[commit.id] = commit.tree;
  for (const Commit& commit : walked.order) {
    message = messages[commit.id].substr(0, 1);
    std::vector<ObjectId> parents;
    for (const ObjectId& parent : commit.parents) parents.push_back(tree_of.at(parent));
    tree_walk.walk(differ.diff(commit.tree, parents).get());
  }
  return walked;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(history_and_trees)

BOOST_AUTO_TEST_CASE(parents_come_before_children_and_older_before_younger) {
  const GitRepository made;
  made.import(history());
  std::string order;
  for (const Commit& commit : walk(made).order) {
    order += made.git("log -1 --format=%s " + commit.id.hex());
  }
  BOOST_TEST(order == "1723456");
}

BOOST_AUTO_TEST_CASE(every_blob_that_git_reaches_is_reported_first_with_its_introduction) {
  const GitRepository made;
  made.import(history());
  const Walked walked = walk(made);
  const std::map<std::string, std::pair<std::string, std::string>> expected = {
      {made.git("rev-parse side~2:a.txt"), {"1", "a.txt"}},
      {made.git("rev-parse side~2:d/b.txt"), {"1", "d/b.txt"}},
      {made.git("rev-parse main~2:a.txt"), {"2", "a.txt"}},
      {made.git("rev-parse side~1:d/c.txt"), {"3", "d/c.txt"}},
      {made.git("rev-parse side:d/c.txt"), {"4", "d/c.txt"}},
      {made.git("rev-parse main:m.txt"), {"5", "m.txt"}},
      {made.git("rev-parse root:a.txt"), {"7", "a.txt"}},
      {made.git("rev-parse root:link"), {"7", "link"}},
  };
  BOOST_TEST(walked.blobs.size() == expected.size());
  for (const auto& [id, introduction] : expected) {
    BOOST_TEST_CONTEXT(introduction.second << " of commit " << introduction.first) {
      BOOST_REQUIRE(walked.blobs.contains(id));
      BOOST_TEST(walked.blobs.at(id).first == introduction.first);
      BOOST_TEST(walked.blobs.at(id).second == introduction.second);
    }
  }
  const std::set<std::string> paths = {"a.txt",   "copy",          "d",    "d/b.txt",
                                       "d/c.txt", "d/renamed.txt", "link", "m.txt"};
  BOOST_TEST(walked.paths == paths, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(names_that_sort_differently_as_files_and_directories_are_still_matched) {
  const GitRepository made;
  const std::string tree = file_text("foo-bar", "1\n") + file_text("foo.c", "2\n") +
                           file_text("foo/x", "3\n") + file_text("foo0", "4\n");
  made.import(commit_text("main", 1, 1000, "1", tree) +
              commit_text("main", 2, 2000, "2", "from :1\n" + file_text("foo.c", "5\n")));
  const Repository repository = Repository::open(made.path());
  const ObjectStore store({repository.object_directory()});
  std::vector<std::string> introduced;
  TreeWalk::Visitor visitor;
  visitor.blob = [&](std::string_view path, const TreeEntry&) { introduced.emplace_back(path); };
  visitor.path = [](std::string_view path) { BOOST_TEST(path == "foo.c"); };
  visitor.unreadable = [](const ObjectId&, std::string_view, const std::string& reason) {
    BOOST_ERROR(reason);
  };
  TreeWalk walk(visitor);
  TreeDiffer differ(object_reader(store), walk.visited());
  walk.walk(differ
                .diff(*ObjectId::parse(made.git("rev-parse main^{tree}")),
                      {*ObjectId::parse(made.git("rev-parse main~1^{tree}"))})
                .get());
  BOOST_TEST(introduced == std::vector<std::string>{"foo.c"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_directory_of_many_that_all_change_is_walked_once) {
  constexpr std::size_t kDirectories = 5'000;
  const GitRepository made;
  const auto lines = made.directory() / "lines";
  const auto tree_of = [&](char digit) {
    std::ofstream(lines) << "100644 blob " << std::string(40, digit) << "\tx\n";
    const std::string leaf = made.git("mktree --missing < " + lines.string());
    std::ofstream out(lines);
    for (std::size_t i = 0; i < kDirectories; ++i) {
      out << "040000 tree " << leaf << "\td" << i << '\n';
    }
    out.close();
    return *ObjectId::parse(made.git("mktree < " + lines.string()));
  };
  const ObjectId before = tree_of('1');
  const ObjectId after = tree_of('2');
  const ObjectStore store({made.path() / "objects"});
  std::size_t paths = 0;
  std::size_t steps = 0;
  TreeWalk::Visitor visitor;
  visitor.blob = [](std::string_view, const TreeEntry&) {};
  visitor.path = [&](std::string_view) { ++paths; };
  visitor.step = [&] { ++steps; };
  visitor.unreadable = [](const ObjectId&, std::string_view, const std::string& reason) {
    BOOST_ERROR(reason);
  };
  TreeWalk walk(visitor);
  TreeDiffer differ(object_reader(store), walk.visited());
  walk.walk(differ.diff(after, {before}).get());
  BOOST_TEST(paths == kDirectories + 1);  // and the file of the one tree they all are
  BOOST_TEST(steps == 2U);
}

// Each of so many trees has the next one twice: the last stands at two million paths.
BOOST_AUTO_TEST_CASE(trees_at_more_paths_than_can_be_gone_through_are_told_once) {
  constexpr int kLevels = 21;
  const GitRepository made;
  const auto lines = made.directory() / "lines";
  const auto tree_of = [&](char digit) {
    std::ofstream(lines) << "100644 blob " << std::string(40, digit) << "\tx\n";
    return made.git("mktree --missing < " + lines.string());
  };
  const std::string behind = tree_of('2');
  std::string tree = tree_of('1');
  for (int level = 0; level < kLevels; ++level) {
    std::ofstream(lines) << "040000 tree " << tree << "\ta\n040000 tree " << tree << "\tb\n";
    tree = made.git("mktree < " + lines.string());
  }
  std::ofstream(lines) << "040000 tree " << tree << "\ta\n040000 tree " << behind << "\tz\n";
  tree = made.git("mktree < " + lines.string());
  const ObjectStore store({made.path() / "objects"});
  std::size_t blobs = 0;
  bool is_last = false;
  std::size_t trees = 0;
  std::size_t unreadable = 0;
  TreeWalk::Visitor visitor;
  visitor.blob = [&](std::string_view path, const TreeEntry&) {
    ++blobs;
    is_last = path == "z/x";
  };
  visitor.path = [](std::string_view) {};
  visitor.tree = [&](const TreeDiff&) { ++trees; };
  visitor.unreadable = [&](const ObjectId&, std::string_view, const std::string&) { ++unreadable; };
  TreeWalk walk(visitor, Reentry{.at_each_path = true});
  TreeDiffer differ(object_reader(store), walk.visited(), Reentry{.at_each_path = true});
  walk.walk(differ.diff(*ObjectId::parse(tree), {}).get());
  BOOST_TEST(unreadable == 1U);
  BOOST_TEST(blobs > 100'000U);
  BOOST_TEST(trees == kLevels + 3U);
  BOOST_TEST(is_last);  // what is met for the first time is entered all the same
}

BOOST_AUTO_TEST_CASE(a_missing_commit_or_tree_is_told_and_the_rest_is_walked) {
  const GitRepository made;
  made.import(history());
  const Repository repository = Repository::open(made.path());
  const ObjectStore store({repository.object_directory()});
  const ObjectId absent = *ObjectId::parse(std::string(40, '1'));
  std::size_t unreadable = 0;
  std::size_t commits = 0;
  History history;
  History::Visitor visitor;
  visitor.commit = [&](const ObjectId&, const CommitText&) { ++commits; };
  visitor.unreadable = [&](const ObjectId& id, const std::string&) {
    BOOST_TEST(id.hex() == absent.hex());
    ++unreadable;
  };
  history.add(store, {absent, *ObjectId::parse(made.git("rev-parse main"))}, visitor);
  BOOST_TEST(unreadable == 1U);
  BOOST_TEST(commits == 6U);
}

BOOST_AUTO_TEST_SUITE_END()
