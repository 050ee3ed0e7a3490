// Objects of a pack that were made last, by what names them in their pack: neighbours along a chain
// of deltas then cost one step each. The oldest go first. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <tsl/robin_map.h>

#include "auditor/git/object.hpp"
#include "auditor/git/pack/buffer.hpp"

namespace phiward {

struct MadeObject {
  ObjectType type{};
  std::shared_ptr<const Buffer> bytes;  // null if it cannot be made
};

// Neighbours in a pack are far from each other in a table: where they stand side by side, each one
// that goes moves all behind it.
struct SpreadHash {
  std::size_t operator()(std::uint64_t key) const {
    constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
    return (key * kFactor) >> 32U;
  }
};

template <class Key>
class KeptObjects {
 public:
  explicit KeptObjects(std::uint64_t max_bytes) : max_bytes_(max_bytes) {}

  // Null if it is not kept; good until the next call of keep().
  [[nodiscard]] const MadeObject* find(Key key) const {
    const auto found = kept_.find(key);
    return found == kept_.end() ? nullptr : &found->second;
  }

  // REQUIRES: it is not kept, and has bytes.
  void keep(Key key, const MadeObject& made) {
    kept_.emplace(key, made);
    oldest_first_.push_back(key);
    bytes_ += made.bytes->size();
    while (bytes_ > max_bytes_ && oldest_first_.size() > 1) {
      const auto oldest = kept_.find(oldest_first_.front());
      bytes_ -= oldest->second.bytes->size();
      kept_.erase(oldest);
      oldest_first_.pop_front();
    }
  }

 private:
  std::uint64_t max_bytes_;
  std::uint64_t bytes_ = 0;
  tsl::robin_map<Key, MadeObject, SpreadHash> kept_;
  std::deque<Key> oldest_first_;  // of kept_
};

}  // namespace phiward
