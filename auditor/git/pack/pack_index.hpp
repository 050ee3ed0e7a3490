// A pack's index: which objects it has and where each begins. Foreign bytes, of which all
// that is used is checked. Borrows them; may be used by several threads at once.
//
//   version 1:  fan-out  count x (offset 4, id 20)                          pack's sum  own sum
//   version 2:  "\377tOc" 2  fan-out  ids  crcs  offsets 4  offsets 8       pack's sum  own sum
//
// The fan-out has, for each first byte of an id, how many ids begin with it or a smaller one.
// An offset of version 2 with its highest bit set is a row of the eight-byte offsets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "auditor/git/object_id.hpp"

namespace phiward {

class PackIndex {
 public:
  // Throws GitError if the version is unknown, or lengths and fan-out do not fit together.
  explicit PackIndex(std::string_view bytes);

  [[nodiscard]] std::uint32_t count() const { return fan_out(255); }

  // REQUIRES of these: row < count().
  [[nodiscard]] ObjectId id(std::uint32_t row) const;
  // Where the object begins in the pack. Empty if the row is damaged.
  [[nodiscard]] std::optional<std::uint64_t> offset(std::uint32_t row) const;
  [[nodiscard]] bool has_crcs() const { return version_2_; }
  // Of the object's packed bytes. Empty in version 1, which has none.
  [[nodiscard]] std::optional<std::uint32_t> crc(std::uint32_t row) const;

  // The row of `id`. An index whose ids are not sorted may have one that is not found; one
  // that is found is right.
  [[nodiscard]] std::optional<std::uint32_t> find(const ObjectId& id) const;

  // The last bytes of the pack that this is the index of.
  [[nodiscard]] std::string_view pack_checksum() const;

 private:
  [[nodiscard]] std::uint32_t fan_out(std::size_t first_byte) const;
  void lay_out();
  [[nodiscard]] std::string_view id_bytes(std::uint32_t row) const;

  std::string_view bytes_;
  bool version_2_ = false;
  // Where the tables begin. Offset and id of version 1 stand in the same rows.
  std::size_t fan_out_ = 0, ids_ = 0, crcs_ = 0, offsets_ = 0, long_offsets_ = 0;
  std::size_t id_step_ = ObjectId::kBytes, offset_step_ = 4;
};

}  // namespace phiward
