// Objects against `git cat-file`, the oracle: same ids, types, sizes and bytes.
#include "auditor/git/object_store.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "auditor/git/repository.hpp"
#include "tests/support/git_repository.hpp"

using namespace phiward;
using phiward::test::commit_text;
using phiward::test::file_text;
using phiward::test::GitRepository;

namespace {

std::string history(int commits) {
  std::string stream;
  std::string content;
  for (int i = 1; i <= commits; ++i) {
    content += "line " + std::to_string(i) + " of a file that grows\n";
    stream += commit_text("main", i, 1000 * i, "Commit " + std::to_string(i),
                          (i > 1 ? "from :" + std::to_string(i - 1) + "\n" : "") +
                              file_text("grows.txt", content) +
                              file_text("d/" + std::to_string(i), std::to_string(i)));
  }
  return stream;
}

ObjectStore open(const GitRepository& made) {
  return ObjectStore({Repository::open(made.path()).object_directory()});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(object_store)

BOOST_AUTO_TEST_CASE(every_object_reads_as_git_reads_it_packed_and_loose) {
  const GitRepository made;
  made.import(history(40));
  made.git("repack -adq --depth=30");
  made.git("hash-object -w -t blob --stdin < /dev/null");
  const ObjectStore store = open(made);
  std::istringstream listing(made.git("cat-file --batch-all-objects --batch-check"));
  std::set<std::string> expected;
  for (std::string id, type, size; listing >> id >> type >> size;) {
    BOOST_TEST_CONTEXT(type << ' ' << id) {
      expected.insert(id);
      const auto object = store.read(*ObjectId::parse(id));
      BOOST_REQUIRE(object);
      BOOST_TEST(std::to_string(object->bytes().size()) == size);
      BOOST_TEST(std::to_string(store.header(*ObjectId::parse(id))->size) == size);
      if (type == "blob" || type == "commit") {
        std::string bytes = made.git("cat-file " + type + ' ' + id);
        if (object->bytes().ends_with('\n')) bytes += '\n';
        BOOST_TEST((object->bytes() == bytes));
      }
    }
  }
  std::set<std::string> listed;
  store.for_each_id([&](const ObjectId& id) { listed.insert(id.hex()); });
  BOOST_TEST(listed == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_absent_object_is_empty_and_a_damaged_one_is_an_error) {
  const GitRepository made;
  made.import(history(3));
  BOOST_TEST(!open(made).read(*ObjectId::parse(std::string(40, '0'))).has_value());
  const std::string id = made.git("hash-object -w -t blob --stdin < /etc/os-release");
  const auto file = made.path() / "objects" / id.substr(0, 2) / id.substr(2);
  std::filesystem::permissions(file, std::filesystem::perms::owner_all);
  std::ofstream(file, std::ios::binary | std::ios::trunc) << "not zlib";
  BOOST_CHECK_THROW((void)open(made).read(*ObjectId::parse(id)), GitError);
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_visitor_passes_through) {
  const GitRepository made;
  made.import(history(2));
  BOOST_CHECK_THROW(open(made).for_each_id([](const ObjectId&) { throw GitError("stop"); }),
                    GitError);
}

BOOST_AUTO_TEST_CASE(a_directory_that_is_not_there_is_an_error) {
  BOOST_CHECK_THROW(ObjectStore({"/nowhere/objects"}), GitError);
}

BOOST_AUTO_TEST_SUITE_END()
