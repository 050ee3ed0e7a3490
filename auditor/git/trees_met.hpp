// The trees that a walk has come by, and whether one is to be entered again. One thread.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <tsl/robin_map.h>
#include <unordered_set>
#include <utility>

#include "auditor/git/object_numbers.hpp"

namespace phiward {

// When a tree is entered that was met before.
struct Reentry {
  // To know of a blob whether it ever stands at some path.
  bool at_each_path = false;
  // Where parents of commits are not walked themselves: what such a parent has, too, may be new to
  // another commit that has the same tree.
  bool with_each_parents = false;
  // What the name of a folder tells of all that stands below it, in four bits. A tree is entered
  // once for each combination of them. None: they tell nothing.
  std::uint8_t (*told_by_folder)(std::string_view name) = nullptr;
};

class TreesMet {
 public:
  explicit TreesMet(const Reentry& when) : when_(when) {}

  // Where a tree is met.
  struct Place {
    std::string_view path;
    std::uint8_t told = 0;              // by the folders of the path
    std::span<const ObjectId> parents;  // what it is compared with
  };
  struct Meeting {
    bool first = false;      // it was not met before
    bool enter = false;      // nor at such a place
    bool unbounded = false;  // there may be more such places than can be gone through
  };
  Meeting meet(const ObjectId& tree, const Place& place) {
    const auto [number, first] = trees_.add(tree);
    if (when_.at_each_path || when_.with_each_parents) {
      return {first, places_.insert(key_of(tree, place)).second, !first};
    }
    if (first) told_.push_back(0);
    const auto told = static_cast<std::uint16_t>(1U << place.told);
    const bool enter = (told_[number] & told) == 0;
    told_[number] |= told;
    return {first, enter, false};
  }

  [[nodiscard]] bool has_met(const ObjectId& tree, const Place& place) const {
    const auto number = trees_.find(tree);
    if (!number) return false;
    if (when_.at_each_path || when_.with_each_parents) {
      return places_.contains(key_of(tree, place));
    }
    return (told_[*number] >> place.told & 1U) != 0;
  }

  // What the folder tells whose name this is.
  std::uint8_t told_by(std::string_view name) {
    if (when_.told_by_folder == nullptr) return 0;
    const auto known = names_.find(name);
    if (known != names_.end()) return known->second;
    return names_.emplace(std::string(name), when_.told_by_folder(name)).first->second;
  }

  void forget() {
    trees_ = {};
    told_.clear();
    places_.clear();
  }

  [[nodiscard]] const ObjectNumbers& trees() const { return trees_; }

 private:
  // Not a hash, which can be made equal to another one. A path holds no NUL, and what stands behind
  // has parts of one size.
  [[nodiscard]] std::string key_of(const ObjectId& tree, const Place& place) const {
    std::string key;
    if (when_.at_each_path) key += place.path;
    key += '\0';
    key += static_cast<char>(place.told);
    key.append(tree.bytes.begin(), tree.bytes.end());
    if (!when_.with_each_parents) return key;
    for (const ObjectId& parent : place.parents) {
      key.append(parent.bytes.begin(), parent.bytes.end());
    }
    return key;
  }

  struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const {
      return std::hash<std::string_view>{}(name);
    }
  };

  Reentry when_;
  ObjectNumbers trees_;
  std::deque<std::uint16_t> told_;          // by number: a bit for each combination
  std::unordered_set<std::string> places_;  // where trees were met, where that counts
  tsl::robin_map<std::string, std::uint8_t, NameHash, std::equal_to<>> names_;
};

}  // namespace phiward
