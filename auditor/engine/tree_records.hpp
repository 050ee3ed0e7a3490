// What the trees of a history hold, told from tree to tree by what changed, so that afterwards it
// can be asked which commits hold some of the blobs. Of git's own 380,000 trees in about 60 MB.
// One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tsl/robin_map.h>
#include <vector>

#include "auditor/git/object_numbers.hpp"
#include "auditor/git/tree_diff.hpp"
#include "rules/block_hash.hpp"

namespace phiward {

class TreeRecords {
 public:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  // One entry in which a tree differs from its base.
  struct Change {
    std::uint64_t name = 0;       // a keyed hash of it, and whether it is a tree's
    std::uint32_t child = kNone;  // number of the tree or blob; none: the entry is gone
    bool tree = false;
  };
  struct Record {
    std::uint32_t base = kNone;  // number of the tree it differs from; none: from the empty one
    std::size_t begin = 0;       // of its changes
  };

  // Blobs have the numbers of `blobs`, which more may be added to. REQUIRES: it outlives this.
  explicit TreeRecords(ObjectNumbers& blobs) : blobs_(blobs) {}

  // REQUIRES: the trees inside were added before, and so were those of earlier commits.
  void add(const TreeDiff& diff);

  [[nodiscard]] std::size_t size() const { return records_.size(); }
  [[nodiscard]] const Record& record(std::uint32_t tree) const { return records_[tree]; }
  [[nodiscard]] std::span<const Change> changes(std::uint32_t tree) const;
  [[nodiscard]] const ObjectNumbers& blobs() const { return blobs_; }
  // Of a change's `name`, the text.
  [[nodiscard]] std::string_view name(std::uint64_t name) const { return names_.at(name); }
  // Empty if none was added.
  [[nodiscard]] std::optional<std::uint32_t> tree(const ObjectId& id) const {
    return trees_.find(id);
  }

 private:
  [[nodiscard]] std::uint64_t name_of(const TreeChange& change);
  [[nodiscard]] Change change_of(const TreeChange& change);

  struct Hashed {
    std::size_t operator()(std::uint64_t name) const { return name; }
  };

  BlockHasher hash_;
  tsl::robin_map<std::uint64_t, std::string, Hashed> names_;
  std::vector<Record> records_;  // by number: what is inside a tree has smaller ones
  std::vector<Change> changes_;
  ObjectNumbers trees_;
  ObjectNumbers& blobs_;
};

}  // namespace phiward
