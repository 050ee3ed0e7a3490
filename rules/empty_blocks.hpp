// Which blocks of bytes are known to hold nothing: found by one thread, passed over by all. Of a
// fixed size; where two fall on one slot the newer stays, and what is forgotten is read again.
// May be used by several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "rules/block_hash.hpp"

namespace phiward {

class EmptyBlocks {
 public:
  // 8 bytes a slot, which take memory when they are first used. Throws std::bad_alloc.
  explicit EmptyBlocks(std::size_t slots);

  [[nodiscard]] BlockHash key_of(std::string_view bytes) const;
  // Has its place brought near, as it will be asked for soon.
  void expect(const BlockHash& key) const { __builtin_prefetch(&slot_of(key)); }
  [[nodiscard]] bool contains(const BlockHash& key) const;
  void add(const BlockHash& key);

 private:
  struct Free {
    void operator()(std::uint64_t* memory) const noexcept {
      std::free(memory);  // NOLINT(cppcoreguidelines-owning-memory): of calloc, zero and untouched
    }
  };
  // One half of the key tells the slot, the other stands in it.
  [[nodiscard]] std::uint64_t& slot_of(const BlockHash& key) const {
    return slots_[key.low % count_];
  }

  BlockHasher hash_;
  std::size_t count_;
  std::unique_ptr<std::uint64_t[], Free> slots_;  // zero: nothing
};

}  // namespace phiward
