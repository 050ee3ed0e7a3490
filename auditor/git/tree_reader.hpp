// Trees, checked and ready to be compared. The ones used most recently are kept, up to a
// bound. One thread.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <string_view>
#include <vector>

#include "auditor/git/object_id.hpp"
#include "auditor/git/object_reader.hpp"
#include "auditor/git/object_text.hpp"

namespace phiward {

class Tree {
 public:
  // What it has in common with `like`, which may be null, is not read again. Throws GitError if
  // the object is no tree that can be read.
  Tree(const ObjectId& id, Object object, const Tree* like = nullptr);

  [[nodiscard]] const ObjectId& id() const { return id_; }
  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }  // entries
  // REQUIRES: i < size().
  [[nodiscard]] TreeEntry entry(std::size_t i) const;
  // How many entries from the `i`th on are the same as those of `other` from the `j`th on.
  [[nodiscard]] std::size_t same_from(std::size_t i, const Tree& other, std::size_t j) const;

  [[nodiscard]] std::size_t cost() const;  // about its bytes of memory

 private:
  [[nodiscard]] std::string_view bytes() const { return object_.bytes(); }
  [[nodiscard]] std::size_t take_front(const Tree& like);
  [[nodiscard]] bool take_back(const Tree& like, std::size_t at);

  ObjectId id_;
  Object object_;
  ObjectId like_;                      // the tree it was read beside, if any
  std::size_t front_ = 0;              // entries that both begin with
  std::size_t back_ = 0;               // entries that both end with
  std::vector<std::uint32_t> starts_;  // of the entries in its bytes, and their end
};

class TreeReader {
 public:
  using TreePtr = std::shared_ptr<const Tree>;

  explicit TreeReader(ReadObject read) : read_(std::move(read)) {}

  // `like` may be null: a tree of which this may be another version. Throws GitError.
  TreePtr load(const ObjectId& id, const Tree* like = nullptr);

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
