// A pack and its index: four bytes, highest first, say how long the pack is; then the pack,
// then the index. Whatever they hold, every object of the index is told exactly once.
#include "auditor/git/git_error.hpp"
#include "auditor/git/pack/big_endian.hpp"
#include "auditor/git/pack/pack_walk.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace phiward::test {
namespace {

constexpr std::uint64_t kMaxObjectBytes = 1 << 20;

// With and without room for bases: the second makes them again.
void walk(const Pack& pack, const PackIndex& index, std::uint64_t max_held_bytes) {
  const DeltaForest forest(pack, index);
  std::uint64_t told = 0;
  PackVisitor visitor;
  visitor.object = [&](const ObjectId&, ObjectType, std::string_view bytes) {
    ++told;
    require(bytes.size() <= kMaxObjectBytes, "no object is larger than allowed");
  };
  visitor.unreadable = [&](const ObjectId&, std::string_view reason) {
    ++told;
    require(!reason.empty(), "what is unreadable has a reason");
  };
  PackWalkSettings settings;
  settings.max_object_bytes = kMaxObjectBytes;
  settings.max_held_bytes = max_held_bytes;
  settings.max_rebuilt_bytes = 8 * kMaxObjectBytes;
  PackWalk pack_walk(pack, index, forest, settings);
  for (const auto& group : forest.groups(1)) pack_walk.walk(group, visitor);
  require(told == index.count(), "every object is told once");
}

void read(std::string_view text) {
  if (text.size() < 4) return;
  const std::size_t pack_bytes = big_endian_32(text, 0);
  text.remove_prefix(4);
  if (pack_bytes > text.size()) return;
  try {
    const Pack pack(text.substr(0, pack_bytes));
    const PackIndex index(text.substr(pack_bytes));
    walk(pack, index, 16 * kMaxObjectBytes);
    walk(pack, index, 0);
  } catch (const GitError&) {
    return;  // refused as a whole, which is right
  }
}

}  // namespace
}  // namespace phiward::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::read(phiward::test::text_of(data, size));
  return 0;
}
