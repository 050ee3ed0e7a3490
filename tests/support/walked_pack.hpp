// Everything a pack walk tells of a pack.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "auditor/git/pack/pack_walk.hpp"

namespace phiward::test {

struct WalkedPack {
  struct Seen {
    ObjectType type{};
    std::string bytes;
    bool operator==(const Seen&) const = default;
  };
  std::map<ObjectId, Seen> objects;
  std::map<ObjectId, std::string> unreadable;  // by reason
  std::size_t told = 0;                        // calls of the visitor
};

// Walks group by group of about `group_cost`. Throws GitError if the index is of another
// pack.
inline WalkedPack walk_pack(const Pack& pack, const PackIndex& index,
                            const PackWalkSettings& settings = {}, std::uint64_t group_cost = 1) {
  const DeltaForest forest(pack, index);
  WalkedPack walked;
  PackVisitor visitor;
  visitor.object = [&](const ObjectId& id, ObjectType type, std::string_view bytes) {
    ++walked.told;
    walked.objects[id] = {type, std::string(bytes)};
  };
  visitor.unreadable = [&](const ObjectId& id, std::string_view reason) {
    ++walked.told;
    walked.unreadable[id] = reason;
  };
  PackWalk walk(pack, index, forest, settings);
  for (const auto& group : forest.groups(group_cost)) walk.walk(group, visitor);
  return walked;
}

}  // namespace phiward::test
