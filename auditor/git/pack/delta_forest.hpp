// Which entries of a pack are made from which: trees of deltas, each grown from an entry
// that needs no other of this pack. Every object of the index is in exactly one tree, the
// damaged ones as trees of their own. Time grows as n log n with the objects, memory is 32
// bytes an object. After it is made it may be used by several threads at once.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "auditor/git/pack/pack.hpp"
#include "auditor/git/pack/pack_index.hpp"

namespace phiward {

class DeltaForest {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  struct Node {
    std::uint64_t begin = 0, end = 0;  // offsets of the entry; equal if it is damaged
    std::uint32_t row = 0;             // in the index
    std::uint32_t parent = kNone;      // the delta base's node, if it is in this pack
  };
  // Nodes [begin, end): one tree, depth first, a base before what is made from it. Of
  // siblings the one with most descendants comes last: then nothing but the bytes of the
  // few objects that are still needed has to be held (at most log2 of the tree's nodes).
  struct Tree {
    std::uint32_t begin = 0, end = 0;
    std::uint64_t cost = 0;  // about the bytes to inflate and to copy
    // Of all its objects. Empty if it grows from an object outside the pack or a damaged one.
    std::optional<ObjectType> type = {};
  };

  // Throws GitError if the index is not of this pack.
  DeltaForest(const Pack& pack, const PackIndex& index);

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] const std::vector<Tree>& trees() const { return trees_; }

  // Neighbouring trees together, each group about `cost` or one larger tree, for threads
  // to share out.
  struct Group {
    std::uint32_t begin = 0, end = 0;  // of trees()
    std::uint64_t cost = 0;
  };
  [[nodiscard]] std::vector<Group> groups(std::uint64_t cost) const;

 private:
  std::vector<Node> nodes_;
  std::vector<Tree> trees_;
};

// Throws GitError unless the index is of this pack, as far as their numbers and checksums tell.
void check_belong(const Pack& pack, const PackIndex& index);

// All objects of the index by offset, without parents. Each ends where the next begins: that
// no two overlap and no byte is left over is proven when they are inflated. Throws GitError if
// the index is not of this pack.
[[nodiscard]] std::vector<DeltaForest::Node> entries_by_offset(const Pack& pack,
                                                               const PackIndex& index);

}  // namespace phiward
