// A pack and its index: four bytes, highest first, say how long the pack is; then the pack,
// then the index. Whatever they hold, every object of the index is told exactly once, with
// what it was made from, and the lines it is said to have kept are lines of its base.
#include <string>

#include "auditor/engine/kept_lines.hpp"
#include "auditor/git/git_error.hpp"
#include "auditor/git/pack/big_endian.hpp"
#include "auditor/git/pack/pack_walk.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace phiward::test {
namespace {

constexpr std::uint64_t kMaxObjectBytes = 1 << 20;

struct Bytes : PackNote {
  explicit Bytes(std::string_view bytes) : copy(bytes) {}
  [[nodiscard]] std::size_t bytes() const override { return copy.size(); }
  std::string copy;
};

bool begins_line(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == '\n'; }

void check_kept(const PackOrigin& origin, std::string_view text) {
  const std::string_view base = origin.base;
  require(base == dynamic_cast<const Bytes&>(origin.note).copy, "the note is that of the base");
  std::string made(origin.delta.result_size(), '\0');
  require(apply_delta(origin.delta, base, made) && made == text, "the delta makes the object");
  std::size_t end = 0;
  for (const KeptLines& kept : kept_lines(base, origin.delta, text)) {
    require(end <= kept.lines.begin && kept.lines.end <= text.size(), "kept lines ascend");
    end = kept.lines.end;
    const std::size_t size = end - kept.lines.begin;
    require(text.substr(kept.lines.begin, size) == base.substr(kept.before, size),
            "kept lines are those of the base");
    require(begins_line(text, kept.lines.begin) && begins_line(base, kept.before),
            "kept lines begin as lines");
    require(text[end - 1] == '\n' || (end == text.size() && kept.before + size == base.size()),
            "kept lines end as lines");
  }
}

PackVisitor counting_visitor(std::uint64_t& told) {
  PackVisitor visitor;
  visitor.noted = [&](const ObjectId&, ObjectType, std::string_view bytes,
                      const PackOrigin* origin) -> std::unique_ptr<PackNote> {
    ++told;
    require(bytes.size() <= kMaxObjectBytes, "no object is larger than allowed");
    if (origin != nullptr) check_kept(*origin, bytes);
    // One in four has none, as when a visitor has nothing to remember.
    return told % 4 == 0 ? nullptr : std::make_unique<Bytes>(bytes);
  };
  visitor.unreadable = [&](const ObjectId&, std::string_view reason) {
    ++told;
    require(!reason.empty(), "what is unreadable has a reason");
  };
  return visitor;
}

// With and without room for bases: the second makes them again.
void walk(const Pack& pack, const PackIndex& index, std::uint64_t max_held_bytes) {
  const DeltaForest forest(pack, index);
  std::uint64_t told = 0;
  const PackVisitor visitor = counting_visitor(told);
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
