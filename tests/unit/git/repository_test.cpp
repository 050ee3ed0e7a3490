#include "auditor/git/repository.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>

#include "auditor/git/object_store.hpp"
#include "auditor/git/repository_format.hpp"
#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::GitRepository;
using phiward::test::TemporaryDirectory;

namespace {

std::string history() {
  return test::commit_text("main", 1, 1000, "One", test::file_text("a", "a\n")) +
         "tag v1\nfrom :1\ntagger T <t@x> 1 +0000\ndata 3\nTag\n";
}

std::string refusal_of(const std::filesystem::path& path) {
  try {
    (void)Repository::open(path);
  } catch (const GitError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(repository)

BOOST_AUTO_TEST_CASE(every_ref_is_listed_with_what_it_points_to) {
  const GitRepository made;
  made.import(history());
  made.git("symbolic-ref HEAD refs/heads/main");
  const std::vector<Ref> list = Repository::open(made.path()).refs();
  BOOST_REQUIRE_EQUAL(list.size(), 2U);
  BOOST_TEST(Repository::open(made.path()).unreadable_refs().empty());
  BOOST_TEST(list[0].name == "refs/heads/main");
  BOOST_TEST(list[0].target.hex() == made.git("rev-parse main"));
  BOOST_TEST(list[1].name == "refs/tags/v1");
  BOOST_TEST(list[1].target.hex() == made.git("rev-parse v1"));
}

BOOST_AUTO_TEST_CASE(a_detached_head_counts_as_a_ref) {
  const GitRepository made;
  made.import(history());
  made.git("update-ref --no-deref HEAD main");
  const std::vector<Ref> list = Repository::open(made.path()).refs();
  BOOST_REQUIRE_EQUAL(list.size(), 3U);
  BOOST_TEST(list[0].name == "HEAD");
}

BOOST_AUTO_TEST_CASE(a_broken_ref_is_told_not_skipped) {
  const GitRepository made;
  made.import(history());
  std::ofstream(made.path() / "refs/heads/broken") << "not an id\n";
  const auto unreadable = Repository::open(made.path()).unreadable_refs();
  BOOST_TEST(unreadable == std::vector<std::string>{"refs/heads/broken"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(git_variables_of_the_environment_change_nothing) {
  const GitRepository made;
  made.import(history());
  ::setenv("GIT_WORK_TREE", "/nowhere", 1);
  ::setenv("GIT_DIR", "/nowhere", 1);
  const std::size_t refs = Repository::open(made.path()).refs().size();
  ::unsetenv("GIT_WORK_TREE");
  ::unsetenv("GIT_DIR");
  BOOST_TEST(refs == 2U);
}

BOOST_AUTO_TEST_CASE(sha256_repositories_are_read_like_others) {
  const GitRepository made("--object-format=sha256");
  made.import(history());
  const Repository repository = Repository::open(made.path());
  BOOST_TEST((repository.format().objects == ObjectFormat::sha256));
  const auto refs = repository.refs();
  BOOST_TEST_REQUIRE(refs.size() == 2U);
  const ObjectStore store({repository.object_directory()}, ObjectFormat::sha256);
  for (const Ref& ref : refs) BOOST_TEST(store.contains(ref.target), ref.name);
  BOOST_TEST(repository.unreadable_refs().empty());
}

BOOST_AUTO_TEST_CASE(a_reftable_that_no_git_here_can_read_is_refused) {
  const GitRepository reftable;
  std::filesystem::create_directory(reftable.path() / "reftable");
  std::ofstream(reftable.path() / "config", std::ios::app)
      << "[Extensions]\n\trefStorage = \"reftable\" ; comment\n";
  const Repository repository = Repository::open(reftable.path());
  BOOST_CHECK_EXCEPTION((void)repository.refs(), GitError, [](const GitError& error) {
    return std::string_view(error.what()).find("2.45") != std::string_view::npos;
  });
}

BOOST_AUTO_TEST_CASE(formats_that_are_unknown_are_refused) {
  for (const char* line : {"objectformat = sha3", "refstorage = paper"}) {
    const GitRepository made;
    std::ofstream(made.path() / "config", std::ios::app) << "[extensions]\n\t" << line << '\n';
    BOOST_TEST(refusal_of(made.path()).find("unknown") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(versions_and_extensions_that_are_unknown_are_refused) {
  struct Row {
    const char* config;
    bool refused;
  };
  const Row rows[] = {
      {"[core]\n\trepositoryformatversion = 2\n", true},
      {"[core]\n\trepositoryformatversion = 1\n[extensions]\n\tfromTheFuture = true\n", true},
      {"[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = origin\n", false},
      {"[core]\n\trepositoryformatversion = 0\n[extensions]\n\tfromTheFuture = true\n", false},
  };
  for (const Row& row : rows) {
    const GitRepository made;
    std::ofstream(made.path() / "config") << row.config;
    BOOST_TEST((refusal_of(made.path()).find("unknown") != std::string::npos) == row.refused,
               row.config);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_repository_is_refused_in_one_line) {
  const TemporaryDirectory directory;
  for (const auto& path : {directory.path(), directory.path() / "absent"}) {
    const std::string message = refusal_of(path);
    BOOST_TEST(message.find("no repository at") == 0U);
    BOOST_TEST(message.find('\n') == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_format_is_read_as_git_reads_it) {
  struct Row {
    const char* config;
    bool sha256;
  };
  const Row rows[] = {
      {"[core]\n\tbare = true\n", false},
      {"[extensions]\n\tobjectformat = sha1\n", false},
      {"[extensions]\n\tobjectformat = sha256\n", true},
      {"[EXTENSIONS] objectFormat=\"SHA256\" # x\n", true},
      {"[other]\n\tobjectformat = sha256\n", false},
      {"[extensions \"x\"]\n\tobjectformat = sha256\n", false},
      {"; [extensions]\n\tobjectformat = sha256\n", false},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.config) {
      const TemporaryDirectory directory;
      std::ofstream(directory.path() / "config") << row.config;
      BOOST_TEST((read_format(directory.path()).objects == ObjectFormat::sha256) == row.sha256);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
