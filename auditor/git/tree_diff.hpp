// How the tree of a commit differs from those of its parents, in itself and in the trees
// inside: a function of the objects alone, so that several threads can make the diffs of
// one history.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/git/object_id.hpp"
#include "auditor/git/tree_reader.hpp"
#include "auditor/git/trees_met.hpp"

namespace phiward {

struct TreeDiff;

// One entry in which a tree differs from the first parent's.
struct TreeChange {
  enum class Kind : std::uint8_t {
    added,     // stands like this in no parent's tree
    known,     // stands like this in another parent's
    removed,   // of the first parent's, and here nothing of its name and kind is
    too_long,  // as added, but its path is longer than git itself can check out
  };
  Kind kind{};
  std::uint32_t mode = 0;
  ObjectId id;  // of what is removed if it is
  std::string name;
  std::unique_ptr<TreeDiff> inside;  // of an added tree that was not entered before

  [[nodiscard]] bool is_tree() const { return TreeEntry{{}, {}, mode}.is_tree(); }
  [[nodiscard]] bool is_submodule() const { return TreeEntry{{}, {}, mode}.is_submodule(); }
};

struct TreeDiff {
  ObjectId tree;
  std::optional<ObjectId> base;   // the first parent's tree, if one has it and it can be read
  std::vector<ObjectId> parents;  // all trees that it was compared with
  std::string unreadable;         // why the tree could not be read; empty if it was
  std::vector<TreeChange> changes;
};

// One thread. A few trees can stand at more paths than anyone can go through: a million are entered
// again, and the next one is told as unreadable.
class TreeDiffer {
 public:
  // Trees that were met in `done` are not entered. REQUIRES: it outlives the differ.
  TreeDiffer(ReadObject read, const TreesMet& done, const Reentry& when = {})
      : reader_(std::move(read)), done_(done), entered_(when) {}

  // Trees that parents have and that cannot be read count as empty, and only some of very
  // many parents are compared: more is told, never less. Null if there is nothing to tell.
  std::unique_ptr<TreeDiff> diff(const ObjectId& tree, const std::vector<ObjectId>& parents);

  // Once what was entered is in `done`.
  void forget_entered() { entered_.forget(); }

 private:
  using TreePtr = TreeReader::TreePtr;
  std::vector<TreePtr> load_all(const std::vector<ObjectId>& ids);
  std::unique_ptr<TreeDiff> enter(const ObjectId& id, const std::vector<ObjectId>& parents,
                                  int depth);
  void compare(const Tree& tree, const std::vector<TreePtr>& parents, int depth,
               std::vector<TreeChange>& changes);
  TreeChange add(const TreeEntry& entry, const std::vector<ObjectId>& parents, int depth);

  TreeReader reader_;
  const TreesMet& done_;
  TreesMet entered_;
  std::size_t again_ = 0;  // trees entered that were met before
  std::string path_;       // of the tree being looked at
  std::uint8_t told_ = 0;  // by the folders of that path
};

}  // namespace phiward
