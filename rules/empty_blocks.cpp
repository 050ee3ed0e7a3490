#include "rules/empty_blocks.hpp"

#include <atomic>
#include <new>

namespace phiward {

EmptyBlocks::EmptyBlocks(std::size_t slots)
    : slots_(slots),
      halves_(static_cast<std::uint64_t*>(std::calloc(slots, 2 * sizeof(std::uint64_t)))) {
  if (!halves_) throw std::bad_alloc();
}

BlockHash EmptyBlocks::key_of(std::string_view bytes) const {
  BlockHash key = hash_(bytes);
  key.high |= 1U;  // no key is all zero
  return key;
}

// The halves may be of two keys when another thread writes meanwhile. Both must be this key's, so
// that costs no certainty: each of them alone is a hash of 64 bits.
bool EmptyBlocks::contains(const BlockHash& key) const {
  std::uint64_t* const here = &halves_[place_of(key)];
  return std::atomic_ref(here[0]).load(std::memory_order_relaxed) == key.low &&
         std::atomic_ref(here[1]).load(std::memory_order_relaxed) == key.high;
}

void EmptyBlocks::add(const BlockHash& key) {
  std::uint64_t* const here = &halves_[place_of(key)];
  std::atomic_ref(here[0]).store(key.low, std::memory_order_relaxed);
  std::atomic_ref(here[1]).store(key.high, std::memory_order_relaxed);
}

}  // namespace phiward
