#include "auditor/git/pack/pack_damage.hpp"

#include <algorithm>

#include "auditor/git/pack/delta_forest.hpp"
#include "auditor/git/pack/inflate.hpp"
#include "auditor/git/pack/pack_walk.hpp"

namespace phiward {
namespace {

constexpr std::uint64_t kMostMapped = std::uint64_t{32} << 20;  // bytes

std::uint64_t count_wrong_crcs(const PackFile& file) {
  std::uint64_t wrong = 0;
  std::uint64_t released = 0;  // offset
  for (const auto& entry : entries_by_offset(file.pack(), file.index())) {
    const bool right =
        entry.begin < entry.end &&
        file.index().crc(entry.row) == crc32_of(file.pack().bytes(entry.begin, entry.end));
    if (!right) ++wrong;
    if (entry.end >= released + kMostMapped) {
      file.release_pages();
      released = entry.end;
    }
  }
  return wrong;
}

std::uint64_t count_wrong_ids(const PackFile& file) {
  std::uint64_t wrong = 0;
  PackVisitor visitor;
  visitor.object = [&](const ObjectId& id, ObjectType type, std::string_view bytes) {
    if (id_of(type, bytes) != id) ++wrong;
  };
  visitor.unreadable = [&](const ObjectId&, std::string_view) { ++wrong; };
  const DeltaForest forest(file.pack(), file.index());
  PackWalk walk(file.pack(), file.index(), forest, {});
  for (const auto& group : forest.groups(1)) walk.walk(group, visitor);
  return wrong;
}

}  // namespace

std::uint64_t damaged_objects(const PackFile& file) {
  return file.index().has_crcs() ? count_wrong_crcs(file) : count_wrong_ids(file);
}

}  // namespace phiward
