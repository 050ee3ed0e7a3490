#include "rules/key_tree.hpp"

#include <algorithm>

namespace phiward {

KeyTree::KeyTree(std::vector<std::string> keys) : nodes_(1) {
  std::ranges::sort(keys);  // as their bits are
  grow(0, keys, 0);
}

// The node's children side by side, then theirs.
void KeyTree::grow(std::uint32_t node, std::span<const std::string> keys, std::size_t depth) {
  while (!keys.empty() && keys.front().size() == depth) {
    nodes_[node].ends_key_ = true;
    keys = keys.subspan(1);
  }
  for (const std::string& key : keys) nodes_[node].letters_ |= bit_of(key[depth]);
  auto child = static_cast<std::uint32_t>(nodes_.size());
  nodes_[node].children_ = child;
  nodes_.resize(nodes_.size() + static_cast<std::size_t>(std::popcount(nodes_[node].letters_)));
  while (!keys.empty()) {
    const char letter = keys.front()[depth];
    const auto other =
        std::ranges::find_if(keys, [&](const std::string& key) { return key[depth] != letter; });
    const auto same = static_cast<std::size_t>(other - keys.begin());
    grow(child++, keys.first(same), depth + 1);
    keys = keys.subspan(same);
  }
}

}  // namespace phiward
