// Packs that lie: whatever the bytes, an object is either what it is or told unreadable.
#include <boost/test/unit_test.hpp>

#include "auditor/git/git_error.hpp"
#include "auditor/git/pack/pack_file.hpp"
#include "tests/support/git_repository.hpp"
#include "tests/support/pack_builder.hpp"
#include "tests/support/pack_files.hpp"
#include "tests/support/walked_pack.hpp"

using namespace phiward;
using phiward::test::appending_delta;
using phiward::test::commit_text;
using phiward::test::file_bytes;
using phiward::test::file_text;
using phiward::test::GitRepository;
using phiward::test::numbered_id;
using phiward::test::PackBuilder;
using phiward::test::WalkedPack;

namespace {

WalkedPack walk(const std::string& pack, const std::string& index,
                const PackWalkSettings& settings = {}) {
  return test::walk_pack(Pack(pack), PackIndex(index), settings);
}

WalkedPack walk(const PackBuilder& builder, const PackWalkSettings& settings = {}) {
  return walk(builder.pack(), builder.index(), settings);
}

// A pack of git's with deltas of blobs and trees.
struct SmallPack {
  explicit SmallPack(const std::string& options) {
    std::string stream, text;
    for (int i = 1; i <= 4; ++i) {
      for (int line = 0; line < 8; ++line) text += std::to_string(i * line) + " is a line\n";
      stream += commit_text("main", i, i, "c", file_text("a", text) + file_text("b/c", "b" + text));
    }
    made.import(stream);
    made.git(options + " repack -adfq");
    const auto path = pack_indexes(made.path() / "objects").front();
    index = file_bytes(path);
    pack = file_bytes(std::filesystem::path(path).replace_extension(".pack"));
  }

  GitRepository made;
  std::string pack, index;
};

// That nothing of the truth is told wrongly, or not at all where the index is whole.
void check_told(const WalkedPack& truth, const WalkedPack& walked, bool index_is_whole) {
  for (const auto& [id, seen] : walked.objects) {
    const auto known = truth.objects.find(id);
    if (known != truth.objects.end() && known->second != seen) BOOST_ERROR("wrong " << id.hex());
  }
  if (!index_is_whole) return;
  for (const auto& [id, seen] : truth.objects) {
    if (!walked.objects.contains(id) && !walked.unreadable.contains(id)) {
      BOOST_ERROR("untold " << id.hex());
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pack_damage)

BOOST_AUTO_TEST_CASE(no_single_damaged_byte_changes_an_object_or_hides_one) {
  for (const char* options : {"-c pack.indexVersion=2", "-c pack.indexVersion=1",
                              "-c repack.useDeltaBaseOffset=false -c pack.indexVersion=1"}) {
    SmallPack small(options);
    const WalkedPack truth = walk(small.pack, small.index);
    BOOST_TEST(truth.objects.size() >= 16U);
    BOOST_TEST(truth.unreadable.empty());
    for (std::string* damaged : {&small.pack, &small.index}) {
      std::size_t refused = 0, unreadable = 0;
      for (std::size_t at = 0; at < damaged->size(); ++at) {
        for (const int flip : {0x01, 0xff}) {
          const char before = (*damaged)[at];
          (*damaged)[at] = static_cast<char>(before ^ flip);
          BOOST_TEST_CONTEXT(options << ", byte " << at << " ^ " << flip) {
            try {
              const WalkedPack walked = walk(small.pack, small.index);
              unreadable += walked.unreadable.empty() ? 0 : 1;
              check_told(truth, walked, damaged == &small.pack);
            } catch (const GitError&) {
              ++refused;
            }
          }
          (*damaged)[at] = before;
        }
      }
      BOOST_TEST(refused > 0U);
      BOOST_TEST(unreadable > 0U);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_pack_or_index_that_is_cut_off_is_refused) {
  const SmallPack small("-c pack.indexVersion=2");
  for (std::size_t size = 0; size < small.pack.size(); ++size) {
    BOOST_CHECK_THROW(walk(small.pack.substr(0, size), small.index), GitError);
  }
  for (std::size_t size = 0; size < small.index.size(); ++size) {
    BOOST_CHECK_THROW(walk(small.pack, small.index.substr(0, size)), GitError);
  }
}

BOOST_AUTO_TEST_CASE(a_chain_of_any_depth_is_walked) {
  constexpr std::uint32_t kDepth = 20'000;
  PackBuilder builder;
  std::string text = "0";
  std::uint64_t base = builder.add(0, ObjectType::blob, text);
  for (std::uint32_t i = 1; i <= kDepth; ++i) {
    const std::string delta = appending_delta(1, 1, std::string(i % 2 + 1, 'x'));
    const std::string back = appending_delta(2 + (i + 1) % 2, 1, std::string(i % 2 + 1, 'x'));
    base = builder.add_offset_delta(i, base, i == 1 ? delta : back);
  }
  const WalkedPack walked = walk(builder);
  BOOST_TEST(walked.unreadable.empty());
  BOOST_TEST(walked.objects.size() == kDepth + 1);
  BOOST_TEST(walked.objects.at(numbered_id(kDepth)).bytes == "0x");
}

// A spine, each vertebra with a rib: what is held must be dropped and made again.
PackBuilder spine(std::uint32_t length) {
  PackBuilder builder;
  const std::string text(1000, 't');
  std::uint64_t base = builder.add(0, ObjectType::blob, text);
  for (std::uint32_t i = 1; i <= length; ++i) {
    const std::string delta = appending_delta(1000, 999, std::string(1, static_cast<char>(i)));
    const std::uint64_t root = base;
    base = builder.add_offset_delta(2 * i, root, delta);
    std::uint64_t rib = root;
    for (std::uint32_t j = 0; j < 3; ++j) {
      rib = builder.add_offset_delta(1'000'000 + 10 * i + j, rib, delta);
    }
  }
  return builder;
}

BOOST_AUTO_TEST_CASE(what_was_dropped_for_memory_is_made_again_the_same) {
  const PackBuilder builder = spine(200);
  const WalkedPack roomy = walk(builder);
  BOOST_TEST(roomy.objects.size() == 801U);
  for (const std::uint64_t bytes : {0U, 1500U, 10'000U}) {
    PackWalkSettings settings;
    settings.max_held_bytes = bytes;
    const WalkedPack tight = walk(builder, settings);
    BOOST_TEST((tight.objects == roomy.objects));
    BOOST_TEST(tight.told == roomy.told);
  }
}

BOOST_AUTO_TEST_CASE(making_again_without_end_is_told) {
  PackWalkSettings settings;
  settings.max_held_bytes = 0;
  settings.max_rebuilt_bytes = 20'000;
  const PackBuilder builder = spine(200);
  const WalkedPack walked = walk(builder, settings);
  BOOST_TEST(!walked.unreadable.empty());
  BOOST_TEST(walked.told == 801U);
  check_told(walk(builder), walked, true);
}

BOOST_AUTO_TEST_CASE(a_ring_of_bases_is_unreadable_and_so_is_what_hangs_on_it) {
  PackBuilder builder;
  const std::string delta = appending_delta(4, 4, "x");
  builder.add(1, ObjectType::tree, "tree");
  builder.add_id_delta(2, 4, delta);
  builder.add_id_delta(3, 2, delta);
  builder.add_id_delta(4, 3, delta);
  builder.add_id_delta(5, 5, delta);
  builder.add_id_delta(6, 4, delta);
  const WalkedPack walked = walk(builder);
  BOOST_TEST(walked.objects.size() == 1U);
  BOOST_TEST(walked.unreadable.size() == 5U);
  BOOST_TEST(walked.told == 6U);
}

BOOST_AUTO_TEST_CASE(a_base_outside_the_pack_is_asked_for) {
  PackBuilder builder;
  builder.add_id_delta(1, 100, appending_delta(4, 4, "!"));
  builder.add_id_delta(2, 1, appending_delta(5, 4, "?"));
  builder.add_id_delta(3, 200, appending_delta(4, 4, "!"));
  builder.add_id_delta(4, 300, appending_delta(4, 4, "!"));
  PackWalkSettings settings;
  settings.outside = [](const ObjectId& id) -> std::optional<Object> {
    if (id == numbered_id(200)) return std::nullopt;
    if (id == numbered_id(300)) throw GitError("damaged");
    return Object(ObjectType::tag, "base", nullptr);
  };
  const WalkedPack walked = walk(builder, settings);
  BOOST_TEST((walked.objects.at(numbered_id(1)) == WalkedPack::Seen{ObjectType::tag, "base!"}));
  BOOST_TEST((walked.objects.at(numbered_id(2)) == WalkedPack::Seen{ObjectType::tag, "base?"}));
  BOOST_TEST(walked.unreadable.at(numbered_id(3)) == "its delta base is missing");
  BOOST_TEST(walked.unreadable.at(numbered_id(4)) == "its delta base cannot be read");
  BOOST_TEST(walk(builder).unreadable.size() == 4U);
}

BOOST_AUTO_TEST_CASE(what_is_larger_than_allowed_is_not_inflated) {
  PackBuilder builder;
  const auto base = builder.add(1, ObjectType::blob, std::string(100, 'b'));
  builder.add_offset_delta(2, base, appending_delta(100, 100, "longer"));
  builder.add(3, ObjectType::blob, std::string(101, 'b'));
  PackWalkSettings settings;
  settings.max_object_bytes = 100;
  const WalkedPack walked = walk(builder, settings);
  BOOST_TEST(walked.objects.contains(numbered_id(1)));
  BOOST_TEST(walked.unreadable.at(numbered_id(2)) == "it is too large");
  BOOST_TEST(walked.unreadable.at(numbered_id(3)) == "it is too large");
}

BOOST_AUTO_TEST_CASE(two_ids_of_one_entry_are_both_unreadable) {
  PackBuilder builder;
  const auto offset = builder.add(1, ObjectType::blob, "one");
  builder.add_row(2, offset);
  const auto other = builder.add(3, ObjectType::blob, "other");
  builder.add_row(4, other + 1);      // inside another entry
  builder.add_row(5, 1'000'000'000);  // outside the pack
  const WalkedPack walked = walk(builder);
  BOOST_TEST(walked.objects.empty());
  BOOST_TEST(walked.unreadable.size() == 5U);
}

BOOST_AUTO_TEST_CASE(only_what_is_wanted_is_told_and_nothing_else_is_inflated) {
  PackBuilder builder;
  const auto base = builder.add(1, ObjectType::blob, "base");
  const auto wanted = builder.add_offset_delta(2, base, appending_delta(4, 4, "!"));
  builder.add_offset_delta(3, base, "no delta");
  builder.add_offset_delta(4, wanted, "no delta");
  builder.add(5, ObjectType::tree, "tree");
  PackWalkSettings settings;
  settings.wanted = [](const ObjectId& id, std::optional<ObjectType> type) {
    return type == ObjectType::blob && id == numbered_id(2);
  };
  const WalkedPack walked = walk(builder, settings);
  BOOST_TEST(walked.objects.size() == 1U);
  BOOST_TEST(walked.objects.at(numbered_id(2)).bytes == "base!");
  BOOST_TEST(walked.unreadable.empty());
  BOOST_TEST(walk(builder).unreadable.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_visitor_passes_through_and_the_walk_can_go_on) {
  const PackBuilder builder = spine(3);
  const std::string pack_bytes = builder.pack(), index_bytes = builder.index();
  const Pack pack(pack_bytes);
  const PackIndex index(index_bytes);
  const DeltaForest forest(pack, index);
  PackWalk walk(pack, index, forest, {});
  std::size_t told = 0;
  PackVisitor visitor;
  visitor.object = [&](const ObjectId&, ObjectType, std::string_view) {
    if (++told == 5) throw GitError("stop");
  };
  const auto groups = forest.groups(1);
  BOOST_REQUIRE(groups.size() == 1U);
  BOOST_CHECK_THROW(walk.walk(groups.front(), visitor), GitError);
  walk.walk(groups.front(), visitor);
  BOOST_TEST(told == 5U + 13U);
}

BOOST_AUTO_TEST_SUITE_END()
