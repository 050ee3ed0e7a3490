// The index over several packs is believed only where it agrees with the packs' own.
#include "auditor/git/pack/multi_pack_index.hpp"

#include <boost/test/unit_test.hpp>

#include "auditor/git/git_error.hpp"
#include "tests/support/git_repository.hpp"
#include "tests/support/pack_files.hpp"

using namespace phiward;
using phiward::test::commit_text;
using phiward::test::file_bytes;
using phiward::test::file_text;
using phiward::test::GitRepository;
using phiward::test::write_bytes;

namespace {

namespace fs = std::filesystem;

struct TwoPacks {
  TwoPacks() {
    made.import(commit_text("main", 1, 1000, "One", file_text("a", "one\n")));
    made.git("repack -adq");
    made.import(
        commit_text("main", 2, 2000, "Two", "from refs/heads/main^0\n" + file_text("a", "two\n")));
    made.git("repack -dq");
    made.git("multi-pack-index write");
    BOOST_TEST(pack_indexes(made.path() / "objects").size() == 2U);
    fs::permissions(file, fs::perms::owner_all);
  }

  void check() const { check_multi_pack_index(packs); }

  GitRepository made;
  fs::path packs = made.path() / "objects/pack", file = packs / "multi-pack-index";
};

}  // namespace

BOOST_AUTO_TEST_SUITE(multi_pack_index)

BOOST_FIXTURE_TEST_CASE(what_git_writes_is_right_and_so_is_that_there_is_none, TwoPacks) {
  BOOST_CHECK_NO_THROW(check());
  fs::remove(file);
  BOOST_CHECK_NO_THROW(check());
  BOOST_CHECK_NO_THROW(check_multi_pack_index("/nowhere"));
}

BOOST_FIXTURE_TEST_CASE(offsets_of_eight_bytes_are_read, TwoPacks) {
  for (const auto& index : pack_indexes(made.path() / "objects")) {
    fs::permissions(index, fs::perms::owner_all);
    constexpr std::uint64_t kFirst = 12;  // git refuses an index of large offsets only
    write_bytes(index,
                test::with_larger_offsets(file_bytes(index), std::uint64_t{5} << 30, kFirst + 1));
  }
  BOOST_CHECK_THROW(check(), GitError);
  fs::remove(file);
  made.git("multi-pack-index write");
  BOOST_CHECK_NO_THROW(check());
}

// But for the names of packs: another name is that of a pack that is gone. The checksum at the
// end is of no use: whoever changes the file can make it again.
BOOST_FIXTURE_TEST_CASE(no_byte_before_the_checksum_can_be_changed, TwoPacks) {
  const std::string whole = file_bytes(file);
  const std::size_t names = whole.find("pack-"), names_end = whole.rfind(".idx");
  for (std::size_t at = 0; at + ObjectId::kBytes < whole.size(); ++at) {
    if (at >= names && at < names_end) continue;
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x41);
    write_bytes(file, changed);
    BOOST_TEST_CONTEXT(at) { BOOST_CHECK_THROW(check(), GitError); }
  }
}

BOOST_FIXTURE_TEST_CASE(nor_can_it_be_cut_off_or_grow, TwoPacks) {
  const std::string whole = file_bytes(file);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    write_bytes(file, whole.substr(0, size));
    BOOST_TEST_CONTEXT(size) { BOOST_CHECK_THROW(check(), GitError); }
  }
  write_bytes(file, whole + '\0');
  BOOST_CHECK_THROW(check(), GitError);
}

BOOST_FIXTURE_TEST_CASE(a_pack_that_is_gone_is_left_to_who_reads_it, TwoPacks) {
  fs::remove(pack_indexes(made.path() / "objects").front());
  BOOST_CHECK_NO_THROW(check());
}

BOOST_AUTO_TEST_SUITE_END()
