#include "auditor/git/pack/pack_damage.hpp"

#include <algorithm>

#include "auditor/git/pack/delta_forest.hpp"
#include "auditor/git/pack/inflate.hpp"
#include "auditor/git/pack/pack_walk.hpp"

namespace phiward {
namespace {

std::uint64_t count_wrong_crcs(const PackFile& file) {
  const auto entries = entries_by_offset(file.pack(), file.index());
  return static_cast<std::uint64_t>(std::ranges::count_if(entries, [&](const auto& entry) {
    return entry.begin == entry.end ||
           file.index().crc(entry.row) != crc32_of(file.pack().bytes(entry.begin, entry.end));
  }));
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
