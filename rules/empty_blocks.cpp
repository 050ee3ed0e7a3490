#include "rules/empty_blocks.hpp"

#include <atomic>
#include <new>

namespace phiward {

EmptyBlocks::EmptyBlocks(std::size_t slots)
    : count_(slots),
      slots_(static_cast<std::uint64_t*>(std::calloc(slots, sizeof(std::uint64_t)))) {
  if (!slots_) throw std::bad_alloc();
}

BlockHash EmptyBlocks::key_of(std::string_view bytes) const {
  BlockHash key = hash_(bytes);
  key.high |= 1U;  // no key's is zero
  return key;
}

// Of two blocks, one is taken for the other once in 2^63 times for which they have the same slot.
bool EmptyBlocks::contains(const BlockHash& key) const {
  return std::atomic_ref(slot_of(key)).load(std::memory_order_relaxed) == key.high;
}

void EmptyBlocks::add(const BlockHash& key) {
  std::atomic_ref(slot_of(key)).store(key.high, std::memory_order_relaxed);
}

}  // namespace phiward
