// The state of a repository is another one after any change of what it holds, and only then.
#include "auditor/git/repository_state.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <functional>

#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::commit_text;
using phiward::test::file_text;
using phiward::test::GitRepository;

namespace {

std::string state_of(const GitRepository& made) {
  return repository_state(Repository::open(made.path())).value();
}

void fill(const GitRepository& made) {
  made.import(commit_text("main", 1, 100, "First", file_text("a", "one")) +
              commit_text("main", 2, 200, "Second", file_text("a", "two")));
}

void add_loose_object(const GitRepository& made) {
  std::ofstream(made.directory() / "content") << "three";
  made.git("hash-object -w ../content");
}

void borrow(const GitRepository& made, const std::string& objects) {
  std::ofstream(made.path() / "objects/info/alternates") << objects << '\n';
}

}  // namespace

BOOST_AUTO_TEST_CASE(it_is_the_same_while_nothing_changes) {
  const GitRepository made;
  fill(made);
  const std::string before = state_of(made);
  made.git("log --all --stat");
  made.git("cat-file -p main:a");
  BOOST_TEST((state_of(made) == before));
}

BOOST_AUTO_TEST_CASE(every_change_shows) {
  struct Change {
    const char* name;
    std::function<void(const GitRepository&)> make;
  };
  const Change changes[] = {
      {"a new branch", [](const auto& made) { made.git("branch other main"); }},
      {"a branch that moved",
       [](const auto& made) { made.git("update-ref refs/heads/main main~"); }},
      {"refs that are packed", [](const auto& made) { made.git("pack-refs --all"); }},
      {"a detached HEAD", [](const auto& made) { made.git("update-ref --no-deref HEAD main"); }},
      {"an object no ref leads to", add_loose_object},
      {"objects packed anew", [](const auto& made) { made.git("repack -adf --depth=1"); }},
      {"a pack that lost bytes",
       [](const auto& made) {
         for (const auto& entry :
              std::filesystem::directory_iterator(made.path() / "objects/pack")) {
           if (entry.path().extension() != ".pack") continue;
           std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all);
           std::filesystem::resize_file(entry.path(), 40);
         }
       }},
      {"a shallow boundary",
       [](const auto& made) {
         std::ofstream(made.path() / "shallow") << made.git("rev-parse main");
       }},
      {"borrowed objects", [](const auto& made) { borrow(made, "/nowhere/objects"); }},
      {"a replaced object", [](const auto& made) { made.git("replace main main~"); }},
  };
  for (const Change& change : changes) {
    BOOST_TEST_CONTEXT(change.name) {
      const GitRepository made;
      fill(made);
      made.git("repack -ad");
      const std::string before = state_of(made);
      change.make(made);
      BOOST_TEST((state_of(made) != before));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_changes_in_a_borrowed_store_shows) {
  const GitRepository pool;
  const GitRepository middle;
  const GitRepository made;
  fill(made);
  borrow(middle, (pool.path() / "objects").string());
  borrow(made, (middle.path() / "objects").string());
  borrow(pool, (made.path() / "objects").string());  // a circle ends
  const std::string before = state_of(made);
  add_loose_object(pool);
  BOOST_TEST((state_of(made) != before));
}
