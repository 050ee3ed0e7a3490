#include "auditor/git/packed_refs.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "auditor/git/repository.hpp"
#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::GitRepository;
using phiward::test::TemporaryDirectory;

namespace {

const std::string kOne(40, '1'), kTwo(40, '2'), kThree(40, '3');

// "name=first digit of its id" of each ref, or what is wrong.
std::string list(std::string_view text) {
  std::string shown;
  try {
    for (const Ref& ref : parse_packed_refs(text)) {
      shown += ref.name + "=" + ref.target.hex().substr(0, 1) + " ";
    }
  } catch (const GitError& error) {
    return error.what();
  }
  return shown;
}

void write(const GitRepository& made, const std::string& ref, const std::string& content) {
  std::filesystem::create_directories((made.path() / ref).parent_path());
  std::ofstream(made.path() / ref) << content << '\n';
}

std::string tip(const GitRepository& made, std::string_view name) {
  for (const Ref& ref : Repository::open(made.path()).refs()) {
    if (ref.name == name) return ref.target.hex().substr(0, 1);
  }
  return "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(packed_refs)

BOOST_AUTO_TEST_CASE(the_file_is_read_as_git_writes_it) {
  struct Row {
    std::string text, expected;
  };
  const std::string header = "# pack-refs with: peeled fully-peeled sorted \n";
  const Row rows[] = {
      {"", ""},
      {header, ""},
      {header + kOne + " refs/heads/a\n" + kTwo + " refs/tags/v1\n^" + kThree + "\n",
       "refs/heads/a=1 refs/tags/v1=2 "},
      {kTwo + " refs/heads/b\n" + kOne + " refs/heads/a\n", "refs/heads/a=1 refs/heads/b=2 "},
      {kOne + " refs/a b\n", "refs/a b=1 "},
      {kOne + " refs/a\n" + kTwo + " refs/a\n" + kThree + " refs/b\n", "refs/a=2 refs/b=3 "},
      {kOne + " refs/a\n" + kTwo + " refs/", "packed-refs is cut off"},
      {kOne + "\n", "packed-refs has a line that is no ref"},
      {kOne + " \n", "packed-refs has a line that is no ref"},
      {kOne + "  refs/a\n", " refs/a=1 "},
      {"\n", "packed-refs has a line that is no ref"},
      {kOne + "\trefs/a\n", "packed-refs has a line that is no ref"},
      {std::string(40, 'g') + " refs/a\n", "packed-refs has a line that is no ref"},
  };
  for (const Row& row : rows) BOOST_TEST(list(row.text) == row.expected);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_no_empty_list) {
  const TemporaryDirectory directory;
  BOOST_TEST(read_packed_refs(directory.path() / "absent").empty());
  BOOST_CHECK_THROW((void)read_packed_refs(directory.path()), GitError);
}

BOOST_AUTO_TEST_CASE(a_loose_ref_goes_before_a_packed_one_of_its_name) {
  const GitRepository made;
  std::ofstream(made.path() / "packed-refs") << kOne << " refs/heads/a\n"
                                             << kTwo << " refs/heads/b\n"
                                             << kOne << " refs/heads/c\n";
  write(made, "refs/heads/a", kThree);
  write(made, "refs/heads/b", "ref: refs/heads/a");
  write(made, "refs/heads/c", "not an id");
  BOOST_TEST(tip(made, "refs/heads/a") == "3");
  BOOST_TEST(tip(made, "refs/heads/b") == "none");
  BOOST_TEST(tip(made, "refs/heads/c") == "none");
}

BOOST_AUTO_TEST_CASE(the_refs_are_those_git_lists) {
  const GitRepository made;
  std::string stream = test::commit_text("main", 1, 1000, "One", test::file_text("a", "a\n"));
  for (int i = 0; i < 60; ++i) {
    stream += "reset refs/" + std::string(i % 2 == 0 ? "heads/x/" : "pull/") + std::to_string(i) +
              "\nfrom :1\n\n";
  }
  made.import(stream + "tag v1\nfrom :1\ntagger T <t@x> 1 +0000\ndata 3\nTag\n");
  for (const char* change : {"pack-refs --all --prune", "update-ref -d refs/heads/x/2",
                             "update-ref refs/tags/w v1", "update-ref refs/heads/new main"}) {
    made.git(change);
    std::string listed;
    for (const Ref& ref : Repository::open(made.path()).refs()) {
      listed += ref.target.hex() + " " + ref.name + "\n";
    }
    BOOST_TEST(listed == made.git("for-each-ref --format='%(objectname) %(refname)'") + "\n");
  }
}

BOOST_AUTO_TEST_SUITE_END()
