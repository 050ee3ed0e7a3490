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
  // 16 bytes a slot, which take memory when they are first used. Throws std::bad_alloc.
  explicit EmptyBlocks(std::size_t slots);

  [[nodiscard]] BlockHash key_of(std::string_view bytes) const;
  // Has its place brought near, as it will be asked for soon.
  void expect(const BlockHash& key) const { __builtin_prefetch(&halves_[place_of(key)]); }
  [[nodiscard]] bool contains(const BlockHash& key) const;
  void add(const BlockHash& key);

 private:
  struct Free {
    void operator()(std::uint64_t* memory) const noexcept {
      std::free(memory);  // NOLINT(cppcoreguidelines-owning-memory): of calloc, zero and untouched
    }
  };
  [[nodiscard]] std::size_t place_of(const BlockHash& key) const { return 2 * (key.low % slots_); }

  BlockHasher hash_;
  std::size_t slots_;
  std::unique_ptr<std::uint64_t[], Free> halves_;  // low and high of each; zero: nothing
};

}  // namespace phiward
