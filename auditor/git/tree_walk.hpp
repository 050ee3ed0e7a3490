// What a commit brings: the entries of its tree that stand in none of its parents' trees
// at the same path with the same id. Give commits parents first, and every blob is
// reported first with the commit and path that brought it, right across merges (content
// that only the merge has is the merge's). One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <tsl/robin_set.h>
#include <vector>

#include "auditor/git/tree_diff.hpp"
#include "auditor/git/trees_met.hpp"
#include "rules/block_hash.hpp"

namespace phiward {

class TreeWalk {
 public:
  struct Visitor {
    // A blob (or symbolic link), again wherever else it comes in, but for what stands in trees that
    // are not entered. `path` lives during the call.
    std::function<void(std::string_view path, const TreeEntry& entry)> blob;
    // A path not reported before, of a file, directory or submodule.
    std::function<void(std::string_view path)> path;
    std::function<void(const ObjectId& tree, std::string_view path, const std::string& reason)>
        unreadable;
    // Called once a tree, if given; what it throws ends the walk.
    std::function<void()> step;
    // Called once a tree that could be read, if given, after all that is in it, however often it is
    // entered.
    std::function<void(const TreeDiff& diff)> tree;
  };

  explicit TreeWalk(Visitor visitor, const Reentry& when = {})
      : visitor_(std::move(visitor)), visited_(when) {}

  // What a TreeDiffer tells of a commit; null tells nothing. REQUIRES: diffs in the order of the
  // commits, each made by a differ that enters trees as this does and entered nothing but what was
  // walked before.
  void walk(const TreeDiff* diff);

  [[nodiscard]] const TreesMet& visited() const { return visited_; }

 private:
  void descend(const TreeDiff& diff);
  void enter(const TreeChange& added);

  Visitor visitor_;
  std::string path_;       // of the entry being looked at
  std::uint8_t told_ = 0;  // by the folders that it stands in
  TreesMet visited_;
  BlockHasher hash_;
  tsl::robin_set<std::uint64_t> visited_paths_;  // halves of their hashes
};

}  // namespace phiward
