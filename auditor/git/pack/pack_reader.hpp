// Objects of a pack one by one, in an order of the caller's: what was made last is kept, so
// that neighbours along a chain of deltas cost one step each. One thread; readers may share
// the pack.
#pragma once

#include <cstdint>
#include <optional>

#include "auditor/git/object_store.hpp"
#include "auditor/git/pack/entry_reader.hpp"
#include "auditor/git/pack/kept_objects.hpp"
#include "auditor/git/pack/open_pack.hpp"

namespace phiward {

class PackReader {
 public:
  // REQUIRES: `pack` outlives the reader, but not what is read.
  PackReader(const OpenPack& pack, std::uint64_t max_object_bytes, std::uint64_t max_kept_bytes)
      : pack_(pack),
        entries_(pack.pack(), pack.index(), pack.forest(), max_object_bytes),
        kept_(max_kept_bytes) {}

  // Empty if the pack does not have the object or does not yield it: another may.
  [[nodiscard]] std::optional<Object> read(const ObjectId& id);

 private:
  MadeObject make(std::uint32_t node);
  MadeObject make_from(const MadeObject& base, std::uint32_t node);

  const OpenPack& pack_;
  EntryReader entries_;
  KeptObjects<std::uint32_t> kept_;  // by node
};

}  // namespace phiward
