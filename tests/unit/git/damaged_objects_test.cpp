// Damage that reading an object does not show is counted.
#include <boost/test/unit_test.hpp>

#include "auditor/git/git_error.hpp"
#include "auditor/git/pack/pack_damage.hpp"
#include "tests/support/git_repository.hpp"
#include "tests/support/pack_files.hpp"

using namespace phiward;
using phiward::test::commit_text;
using phiward::test::file_bytes;
using phiward::test::file_text;
using phiward::test::GitRepository;
using phiward::test::PackFiles;
using phiward::test::write_bytes;

namespace {

constexpr std::size_t kFirstEntry = 12;  // the tip's commit
constexpr char kCommitToBlob = 0x20;     // in its header

struct SmallHistory {
  explicit SmallHistory(const std::string& options) {
    made.import(commit_text("main", 1, 1000, "One", file_text("a", "one\n")) +
                commit_text("main", 2, 2000, "Two", "from :1\n" + file_text("a", "two\n")));
    made.git(options + " repack -adfq");
  }

  [[nodiscard]] PackFiles files() const { return PackFiles(made); }
  [[nodiscard]] std::uint64_t damaged() const { return damaged_objects(PackFile(files().index)); }

  GitRepository made;
};

void change_byte(const std::filesystem::path& path, std::size_t at, char flip) {
  std::string bytes = file_bytes(path);
  bytes[at] = static_cast<char>(bytes[at] ^ flip);
  write_bytes(path, bytes);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(damaged_pack_objects)

BOOST_AUTO_TEST_CASE(a_commit_that_has_become_a_blob_is_counted_with_and_without_checksums) {
  for (const char* options : {"-c pack.indexVersion=2", "-c pack.indexVersion=1"}) {
    BOOST_TEST_CONTEXT(options) {
      const SmallHistory history(options);
      const PackFiles files = history.files();
      BOOST_TEST(history.damaged() == 0U);
      change_byte(files.pack, kFirstEntry, kCommitToBlob);
      const std::string pack = file_bytes(files.pack);
      BOOST_TEST(Pack(pack).entry(kFirstEntry).has_value());
      BOOST_TEST(history.damaged() == 1U);
    }
  }
}

BOOST_AUTO_TEST_CASE(two_objects_whose_places_are_exchanged_are_counted) {
  for (const char* options : {"-c pack.indexVersion=2", "-c pack.indexVersion=1"}) {
    BOOST_TEST_CONTEXT(options) {
      const SmallHistory history(options);
      const PackFiles files = history.files();
      std::string index = file_bytes(files.index);
      const bool version_2 = PackIndex(index).has_crcs();
      const std::size_t count = PackIndex(index).count();
      const std::size_t first = version_2 ? 8 + 1024 + count * 24 : std::size_t{1024};
      const std::size_t second = first + (version_2 ? 4 : 24);
      const std::string offset = index.substr(first, 4);
      index.replace(first, 4, index, second, 4);
      index.replace(second, 4, offset);
      write_bytes(files.index, index);
      BOOST_TEST(history.damaged() == 2U);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_index_of_another_pack_is_refused) {
  const SmallHistory history(""), other("-c pack.compression=0");
  write_bytes(history.files().index, file_bytes(other.files().index));
  BOOST_CHECK_THROW(static_cast<void>(history.damaged()), GitError);
}

BOOST_AUTO_TEST_SUITE_END()
