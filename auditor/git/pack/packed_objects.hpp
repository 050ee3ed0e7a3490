// Objects of a pack one by one where there are few to read: found by the index and made along their
// deltas, without the pack being laid out first as an OpenPack is, which takes as long as its
// entries are many. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "auditor/git/object.hpp"
#include "auditor/git/object_id.hpp"
#include "auditor/git/pack/inflate.hpp"
#include "auditor/git/pack/kept_objects.hpp"
#include "auditor/git/pack/pack.hpp"
#include "auditor/git/pack/pack_index.hpp"

namespace phiward {

class PackedObjects {
 public:
  // REQUIRES: their bytes outlive this. Throws GitError if the index is of another pack.
  PackedObjects(const Pack& pack, const PackIndex& index, std::uint64_t max_object_bytes);

  [[nodiscard]] bool contains(const ObjectId& id) const { return index_.find(id).has_value(); }
  // Empty if the pack does not have the object, or not all that it is made of, or is damaged there;
  // read() also if one of these is larger than allowed.
  [[nodiscard]] std::optional<ObjectHeader> header(const ObjectId& id) const;
  [[nodiscard]] std::optional<Object> read(const ObjectId& id, Inflater& inflater);
  // Of all objects, in the order of their offsets.
  [[nodiscard]] std::vector<ObjectId> ids() const;

 private:
  using Chain = std::vector<std::pair<std::uint64_t, PackEntry>>;  // offsets, from delta to base

  [[nodiscard]] std::optional<Chain> chain(const ObjectId& id) const;
  [[nodiscard]] std::optional<std::uint64_t> base_of(const PackEntry& delta) const;
  [[nodiscard]] std::optional<std::uint64_t> offset_of(const ObjectId& id) const;
  [[nodiscard]] std::string_view from(std::uint64_t offset) const;
  MadeObject make(const MadeObject& base, const PackEntry& entry, Inflater& inflater) const;

  Pack pack_;
  PackIndex index_;
  std::uint64_t max_object_bytes_;
  KeptObjects<std::uint64_t> kept_;  // by offset
};

}  // namespace phiward
