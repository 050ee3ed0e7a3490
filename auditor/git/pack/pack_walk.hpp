// Reads the objects of a pack, each delta base once: along the trees of a DeltaForest,
// holding only what is still needed. One walk belongs to one thread; walks may share pack,
// index and forest. What cannot be read is told, never thrown.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "auditor/git/object_store.hpp"
#include "auditor/git/pack/buffer.hpp"
#include "auditor/git/pack/delta.hpp"
#include "auditor/git/pack/delta_forest.hpp"
#include "auditor/git/pack/entry_reader.hpp"

namespace phiward {

// What a visitor remembers of an object for as long as others may be made from it.
class PackNote {
 public:
  PackNote() = default;
  virtual ~PackNote() = default;
  PackNote(const PackNote&) = delete;
  PackNote& operator=(const PackNote&) = delete;
  [[nodiscard]] virtual std::size_t bytes() const = 0;  // about, of memory
};

// What an object was made from: told where a note on it is at hand.
struct PackOrigin {
  std::string_view base;
  Delta delta;  // from its beginning; already found to be sound
  const PackNote& note;
};

struct PackVisitor {
  // `bytes` live during the call. What these throw passes through.
  std::function<void(const ObjectId& id, ObjectType type, std::string_view bytes)> object;
  // If it is set, it is called instead of `object`; the note may be null. `origin` lives during
  // the call, and is null for what is not made from an object with a note.
  std::function<std::unique_ptr<PackNote>(const ObjectId& id, ObjectType type,
                                          std::string_view bytes, const PackOrigin* origin)>
      noted;
  // The pack does not yield a wanted object; another one may have it.
  std::function<void(const ObjectId& id, std::string_view reason)> unreadable;
};

struct PackWalkSettings {
  // Objects known to be of another type are passed over, their whole tree at once.
  std::optional<ObjectType> only{};
  // Which objects to read; all if empty. The type is not known yet if the tree grows from
  // an object outside the pack or from a damaged one.
  std::function<bool(const ObjectId& id, std::optional<ObjectType> type)> wanted;
  // A delta base that is not in the pack. May be empty; a GitError makes what needs the
  // base unreadable.
  std::function<std::optional<Object>(const ObjectId& id)> outside;
  std::uint64_t max_object_bytes = std::uint64_t{1} << 30;  // inflated; larger: unreadable
  // Bytes of bases held for their deltas, and of the notes on them. Beyond, they are dropped and
  // made again when their turn comes, up to so many bytes a walk in all.
  std::uint64_t max_held_bytes = std::uint64_t{256} << 20;
  std::uint64_t max_rebuilt_bytes = std::uint64_t{16} << 30;
};

class PackWalk {
 public:
  // REQUIRES: all but the settings outlive the walk; `forest` is of `pack` and `index`.
  PackWalk(const Pack& pack, const PackIndex& index, const DeltaForest& forest,
           PackWalkSettings settings);

  void walk(const DeltaForest::Group& group, const PackVisitor& visitor);

 private:
  // What is known of a node of the tree that is being walked.
  struct Need {
    bool wanted = false;
    std::uint32_t waiting = 0;  // children that are wanted or needed, and not made yet
  };
  // An ancestor of the node at hand. Without bytes: failed, or dropped to be rebuilt.
  struct Held {
    std::uint32_t node = 0;
    Buffer bytes;
    std::string_view failure;  // a literal; empty if it can be made
    std::unique_ptr<PackNote> note;

    [[nodiscard]] std::uint64_t size() const { return bytes.size() + (note ? note->bytes() : 0); }
  };

  void walk_tree(const DeltaForest::Tree& tree, const PackVisitor& visitor);
  bool choose(const DeltaForest::Tree& tree);
  void visit(std::uint32_t node, Need& need, const PackVisitor& visitor);
  void tell(const ObjectId& id, Held& made, const PackVisitor& visitor);
  void leave_to(std::uint32_t node);
  void hold(Held held);
  void drop(Held& held);

  // These give the reason why it cannot be made, or fill `bytes` and give an empty text.
  std::string_view make(std::uint32_t node, Buffer& bytes);
  std::string_view make_root(std::uint32_t node, Buffer& bytes);
  std::string_view make_outside(const EntryReader::Entry& entry, Buffer& bytes);
  std::string_view make_from(std::string_view base, std::uint32_t node, Buffer& bytes);
  std::string_view rebuild(std::size_t depth);

  const PackIndex& index_;
  const DeltaForest& forest_;
  PackWalkSettings settings_;
  EntryReader reader_;

  std::uint32_t tree_begin_ = 0;
  ObjectType type_{};             // of all objects of the tree
  std::vector<Need> needs_;       // by node, from tree_begin_ on
  std::vector<Held> chain_;       // from the root to the base of the node at hand
  std::uint64_t held_bytes_ = 0;  // of chain_
  std::size_t oldest_held_ = 0;   // nothing in chain_ before it has bytes
  std::uint64_t rebuilt_bytes_ = 0;
};

}  // namespace phiward
