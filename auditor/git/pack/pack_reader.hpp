// Objects of a pack one by one, in an order of the caller's: what was made last is kept, so
// that neighbours along a chain of deltas cost one step each. One thread; readers may share
// the pack.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <tsl/robin_map.h>
#include <vector>

#include "auditor/git/object_store.hpp"
#include "auditor/git/pack/entry_reader.hpp"
#include "auditor/git/pack/open_pack.hpp"

namespace phiward {

class PackReader {
 public:
  // REQUIRES: `pack` outlives the reader, but not what is read.
  PackReader(const OpenPack& pack, std::uint64_t max_object_bytes, std::uint64_t max_kept_bytes)
      : pack_(pack),
        entries_(pack.pack(), pack.index(), pack.forest(), max_object_bytes),
        max_kept_bytes_(max_kept_bytes) {}

  // Empty if the pack does not have the object or does not yield it: another may.
  [[nodiscard]] std::optional<Object> read(const ObjectId& id);

 private:
  struct Made {
    ObjectType type{};
    std::shared_ptr<const Buffer> bytes;  // null if it cannot be made
  };

  Made make(std::uint32_t node);
  Made make_from(const Made& base, std::uint32_t node);
  void keep(std::uint32_t node, const Made& made);

  const OpenPack& pack_;
  EntryReader entries_;
  std::uint64_t max_kept_bytes_;
  std::uint64_t kept_bytes_ = 0;
  tsl::robin_map<std::uint32_t, Made> kept_;  // by node
  std::deque<std::uint32_t> oldest_first_;    // of kept_
};

}  // namespace phiward
