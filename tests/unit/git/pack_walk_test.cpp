// Packs that git wrote, in every layout it knows, against libgit2, the oracle: each object
// once, with the same type and bytes.
#include "auditor/git/pack/pack_walk.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "auditor/git/pack/pack_file.hpp"
#include "tests/support/git_repository.hpp"
#include "tests/support/pack_files.hpp"
#include "tests/support/walked_pack.hpp"

using namespace phiward;
using phiward::test::commit_text;
using phiward::test::file_text;
using phiward::test::GitRepository;
using phiward::test::walk_pack;
using phiward::test::WalkedPack;

namespace {

// Files that grow, that change in the middle, and that two versions take turns in.
std::string history(int first, int last) {
  std::string stream;
  for (int i = first; i <= last; ++i) {
    std::string grows, changes;
    for (int line = 1; line <= 60 + i; ++line) {
      grows += "line " + std::to_string(line) + " of a file that grows\n";
      changes += "line " + std::to_string(line * (line % 50 == i % 50 ? i : 1)) + " changes\n";
    }
    const std::string name = "d" + std::to_string(i % 7) + "/" + std::to_string(i);
    stream += commit_text("main", i, 1000 * i, "Commit " + std::to_string(i),
                          (i > first ? "from :" + std::to_string(i - 1) + "\n"
                           : i > 1   ? std::string("from refs/heads/main^0\n")
                                     : std::string()) +
                              file_text("grows.txt", grows) + file_text("changes.txt", changes) +
                              file_text("turns.txt", i % 2 == 0 ? grows : changes) +
                              file_text(name, std::to_string(i)) + file_text("empty", ""));
  }
  return stream;
}

std::filesystem::path objects(const GitRepository& made) { return made.path() / "objects"; }

// That the walk of all packs tells what libgit2 reads.
void check_against_libgit2(const GitRepository& made, const PackWalkSettings& settings,
                           std::uint64_t group_cost) {
  const ObjectStore store({objects(made)});
  std::set<ObjectId> expected, walked;
  store.for_each_id([&](const ObjectId& id) { expected.insert(id); });
  for (const auto& path : pack_indexes(objects(made))) {
    const PackFile file(path);
    const WalkedPack pack = walk_pack(file.pack(), file.index(), settings, group_cost);
    BOOST_TEST(pack.unreadable.empty());
    BOOST_TEST(pack.told == pack.objects.size());
    for (const auto& [id, seen] : pack.objects) {
      const auto object = store.read(id);
      BOOST_REQUIRE(object);
      BOOST_TEST((seen.type == object->type()));
      BOOST_TEST((seen.bytes == object->bytes()));
      walked.insert(id);
    }
  }
  BOOST_TEST((walked == expected));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pack_walk)

BOOST_AUTO_TEST_CASE(every_object_of_every_layout_reads_as_libgit2_reads_it) {
  const char* layouts[] = {
      "repack -adfq --depth=50 --window=10",
      "repack -adfq --depth=250 --window=200",
      "repack -adfq --depth=1",
      "repack -adfq --depth=0",
      "-c repack.useDeltaBaseOffset=false repack -adfq --depth=100 --window=50",
      "-c pack.indexVersion=1 repack -adfq",
      "-c pack.compression=0 repack -adfq",
  };
  const GitRepository made;
  made.import(history(1, 150));
  PackWalkSettings holds_nothing;
  holds_nothing.max_held_bytes = 0;
  for (const char* layout : layouts) {
    BOOST_TEST_CONTEXT(layout) {
      made.git(layout);
      check_against_libgit2(made, {}, 1);
      check_against_libgit2(made, {}, std::uint64_t{1} << 40);
      check_against_libgit2(made, holds_nothing, 10'000);
    }
  }
}

BOOST_AUTO_TEST_CASE(several_packs_are_read_each_by_itself) {
  const GitRepository made;
  made.import(history(1, 10));
  made.git("repack -adq");
  made.import(history(11, 20));
  made.git("repack -dq");
  BOOST_TEST(pack_indexes(objects(made)).size() >= 2U);
  check_against_libgit2(made, {}, 1);
}

BOOST_AUTO_TEST_CASE(packs_over_four_gibibytes_are_read_as_small_ones) {
  const GitRepository made;
  made.import(history(1, 20));
  made.git("repack -adfq");
  const auto walk_it = [&] {
    const PackFile file(pack_indexes(objects(made)).front());
    return walk_pack(file.pack(), file.index());
  };
  const WalkedPack small = walk_it();
  test::stretch_pack(made, std::uint64_t{5} << 30);
  const WalkedPack large = walk_it();
  BOOST_TEST((large.objects == small.objects));
  BOOST_TEST(large.unreadable.empty());
}

BOOST_AUTO_TEST_CASE(a_pack_without_objects_is_empty) {
  const GitRepository made;
  made.git("pack-objects " + (objects(made) / "pack/pack").string() + " < /dev/null");
  const auto indexes = pack_indexes(objects(made));
  BOOST_REQUIRE(indexes.size() == 1U);
  const PackFile file(indexes.front());
  BOOST_TEST(walk_pack(file.pack(), file.index()).told == 0U);
}

BOOST_AUTO_TEST_CASE(a_directory_without_packs_has_no_indexes) {
  BOOST_TEST(pack_indexes("/nowhere/objects").empty());
}

BOOST_AUTO_TEST_SUITE_END()
