// Makes one object of a pack at a time: inflates a whole entry, or a delta and what it makes
// of its base. What cannot be made is a reason, never thrown. One thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "auditor/git/pack/buffer.hpp"
#include "auditor/git/pack/delta_forest.hpp"
#include "auditor/git/pack/inflate.hpp"

namespace phiward {

class EntryReader {
 public:
  struct Entry {
    PackEntry header;
    std::string_view stream;  // zlib, from the pack
  };

  // REQUIRES: all outlive the reader; `forest` is of `pack` and `index`.
  EntryReader(const Pack& pack, const PackIndex& index, const DeltaForest& forest,
              std::uint64_t max_object_bytes)
      : pack_(pack), index_(index), forest_(forest), max_object_bytes_(max_object_bytes) {}

  // These give the reason why it cannot be done, a literal, or do it and give an empty text.
  // The entry of a node, checked against the index.
  std::string_view open(std::uint32_t node, Entry& entry) const;
  // REQUIRES: the entry is a whole object.
  std::string_view inflate(const Entry& entry, Buffer& bytes);
  // REQUIRES: the entry is a delta.
  std::string_view apply(const Entry& entry, std::string_view base, Buffer& bytes);

  // The delta applied last.
  [[nodiscard]] std::string_view delta() const { return delta_.view(); }

 private:
  const Pack& pack_;
  const PackIndex& index_;
  const DeltaForest& forest_;
  std::uint64_t max_object_bytes_;
  Inflater inflater_;
  Buffer delta_;
};

}  // namespace phiward
