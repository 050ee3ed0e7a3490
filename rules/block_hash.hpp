// Names bytes by a keyed hash of 128 bits whose key is of this process alone: nobody can prepare
// bytes that pass for others. HighwayHash (J. Alakuijala, B. Cox, J. Wassenberg, "Fast keyed
// hash/pseudo-random function using SIMD multiply and permute", 2016).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace phiward {

struct BlockHash {
  std::uint64_t low = 0, high = 0;
  bool operator==(const BlockHash&) const = default;
};

// Immutable; may be used by several threads at once.
class BlockHasher {
 public:
  BlockHasher();  // with a new random key
  [[nodiscard]] BlockHash operator()(std::string_view bytes) const;

 private:
  alignas(32) std::array<std::uint64_t, 4> key_{};
};

}  // namespace phiward
