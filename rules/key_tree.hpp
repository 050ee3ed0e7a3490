// Keys by their letters: a text is followed along the tree instead of asking key by key.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rules/ascii.hpp"

namespace phiward {

class KeyTree {
 public:
  class Node {
   public:
    [[nodiscard]] bool ends_key() const { return ends_key_; }

   private:
    friend class KeyTree;
    std::uint64_t letters_ = 0;   // of its children, a bit each
    std::uint32_t children_ = 0;  // the first; the others follow in the order of the bits
    bool ends_key_ = false;
  };

  // Of lower-case letters, digits and blanks.
  explicit KeyTree(std::vector<std::string> keys);

  [[nodiscard]] const Node& root() const { return nodes_.front(); }

  // Null if there is none. In any case.
  [[nodiscard]] const Node* child(const Node& node, char letter) const {
    const std::uint64_t bit = bit_of(letter);
    if ((node.letters_ & bit) == 0) return nullptr;
    const std::uint64_t before = node.letters_ & (bit - 1);
    return nodes_.data() + node.children_ + (before == 0 ? 0 : std::popcount(before));
  }

 private:
  // 0 for what no key can hold. In the order of the bytes.
  static constexpr std::uint64_t bit_of(char letter) {
    const char c = to_lower(letter);
    if (is_lower(c)) return std::uint64_t{1} << static_cast<unsigned>(11 + c - 'a');
    if (is_digit(c)) return std::uint64_t{1} << static_cast<unsigned>(1 + c - '0');
    return c == ' ' ? 1 : 0;
  }

  void grow(std::uint32_t node, std::span<const std::string> keys, std::size_t depth);

  std::vector<Node> nodes_;
};

}  // namespace phiward
