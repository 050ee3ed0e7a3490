// Trees, checked and ready to be compared. The ones used most recently are kept, up to a
// bound. One thread.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <vector>

#include "auditor/git/object_id.hpp"
#include "auditor/git/object_reader.hpp"
#include "auditor/git/object_text.hpp"

namespace phiward {

class Tree {
 public:
  // Throws GitError if the object is no tree that can be read.
  Tree(const ObjectId& id, Object object);

  [[nodiscard]] const ObjectId& id() const { return id_; }
  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }  // entries
  // REQUIRES: i < size().
  [[nodiscard]] TreeEntry entry(std::size_t i) const;
  // How many entries from the `i`th on are the same as those of `other` from the `j`th on.
  [[nodiscard]] std::size_t same_from(std::size_t i, const Tree& other, std::size_t j) const;

  [[nodiscard]] std::size_t cost() const;  // about its bytes of memory

 private:
  ObjectId id_;
  Object object_;
  std::vector<std::uint32_t> starts_;  // of the entries in its bytes, and their end
};

class TreeReader {
 public:
  using TreePtr = std::shared_ptr<const Tree>;

  explicit TreeReader(ReadObject read) : read_(std::move(read)) {}

  TreePtr load(const ObjectId& id);  // throws GitError

 private:
  struct Slot {
    ObjectId id;
    TreePtr tree;
  };
  void keep(const TreePtr& tree);

  ReadObject read_;
  std::list<Slot> latest_first_;
  ObjectIdMap<std::list<Slot>::iterator> index_;
  std::size_t bytes_ = 0;
};

}  // namespace phiward
