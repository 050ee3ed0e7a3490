// The trees that a walk has come by. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "auditor/git/object_numbers.hpp"

namespace phiward {

// When a tree is entered: where it is met first, or at each path at which it stands, as is needed
// to know of a blob whether it ever stands at some path.
enum class Enter : std::uint8_t { once, at_each_path };

class TreesMet {
 public:
  explicit TreesMet(Enter when) : when_(when) {}

  struct Meeting {
    bool first = false;  // it was not met before
    bool enter = false;  // nor at this path, where that counts
  };
  Meeting meet(const ObjectId& tree, std::string_view path) {
    const bool first = trees_.add(tree).second;
    if (when_ == Enter::once) return {first, first};
    std::string place(path);
    place.append(tree.bytes.begin(), tree.bytes.end());
    return {first, places_.insert(std::move(place)).second};
  }

  void forget() {
    trees_ = {};
    places_.clear();
  }

  [[nodiscard]] const ObjectNumbers& trees() const { return trees_; }

 private:
  Enter when_;
  ObjectNumbers trees_;
  std::unordered_set<std::string> places_;  // path and tree; not hashes, which can be made equal
};

}  // namespace phiward
