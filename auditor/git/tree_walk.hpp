// What a commit brings: the entries of its tree that stand in none of its parents' trees
// at the same path with the same id. Give commits parents first, and every blob is
// reported exactly once, with the first commit and path that brought it, right across
// merges (content that only the merge has is the merge's).
//
// Each tree is read about once: recent ones are kept in a bounded cache. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "auditor/git/object_id.hpp"
#include "auditor/git/object_store.hpp"
#include "auditor/git/object_text.hpp"

namespace phiward {

class TreeWalk {
 public:
  struct Visitor {
    // A blob (or symbolic link) not reported before. `path` lives during the call.
    std::function<void(std::string_view path, const TreeEntry& entry)> blob;
    // A path not reported before, of a file, directory or submodule.
    std::function<void(std::string_view path)> path;
    std::function<void(const ObjectId& tree, std::string_view path, const std::string& reason)>
        unreadable;
    // Called once a tree, if given; what it throws ends the walk.
    std::function<void()> step;
  };

  // REQUIRES: `store` outlives the walk.
  TreeWalk(const ObjectStore& store, Visitor visitor);
  ~TreeWalk();

  // Trees that parents have and that cannot be read count as empty, and only some of very
  // many parents are compared: more is reported, never less.
  void visit(const ObjectId& tree, const std::vector<ObjectId>& parent_trees);

  [[nodiscard]] bool visited(const ObjectId& tree) const { return visited_trees_.contains(tree); }
  [[nodiscard]] std::uint64_t count() const { return visited_trees_.size(); }  // of trees

 private:
  struct Tree;
  class Cache;
  using TreePtr = std::shared_ptr<const Tree>;

  TreePtr load(const ObjectId& id) const;  // throws GitError
  std::vector<TreePtr> load_all(const std::vector<ObjectId>& ids) const;
  void descend(const ObjectId& id, const std::vector<TreePtr>& parents, int depth);
  void enter(const TreeEntry& entry, const std::vector<ObjectId>& parents, int depth);
  void report_path();

  const ObjectStore& store_;
  Visitor visitor_;
  std::unique_ptr<Cache> cache_;
  std::string path_;  // of the entry being looked at
  std::unordered_set<ObjectId, ObjectIdHash> visited_trees_;
  std::unordered_set<ObjectId, ObjectIdHash> visited_blobs_;
  std::unordered_set<std::uint64_t> visited_paths_;  // hashes
};

}  // namespace phiward
