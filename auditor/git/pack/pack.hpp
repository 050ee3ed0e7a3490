// A pack's own bytes: its header, and the header of each entry. Foreign bytes, all checked.
// Borrows them; may be used by several threads at once.
//
//   "PACK"  version 4  count 4  entries…  checksum 20
//   entry:  type and size as a varint  [base: distance as a varint, or id 20]  zlib stream
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "auditor/git/object_id.hpp"
#include "auditor/git/object_store.hpp"

namespace phiward {

enum class EntryKind : std::uint8_t { whole, offset_delta, id_delta };

struct PackEntry {
  EntryKind kind{};
  ObjectType type{};              // of a whole object
  std::uint64_t size = 0;         // bytes of the object, or of the delta, inflated
  std::uint64_t base_offset = 0;  // of an offset_delta: smaller than the entry's own
  ObjectId base_id;               // of an id_delta
  std::uint64_t data = 0;         // offset of the zlib stream
};

class Pack {
 public:
  // Throws GitError if the header is not that of a pack of version 2 or 3.
  explicit Pack(std::string_view bytes);

  [[nodiscard]] std::uint32_t count() const { return count_; }
  [[nodiscard]] std::uint64_t end() const;  // offset after the last entry
  [[nodiscard]] std::string_view checksum() const { return bytes_.substr(end()); }

  // The entry that begins at `offset`, which may be any number. Empty if there is none.
  [[nodiscard]] std::optional<PackEntry> entry(std::uint64_t offset) const;

  // The bytes of [begin, end). REQUIRES: begin <= end <= this->end().
  [[nodiscard]] std::string_view bytes(std::uint64_t begin, std::uint64_t end) const {
    return bytes_.substr(begin, end - begin);
  }

 private:
  std::string_view bytes_;
  std::uint32_t count_ = 0;
};

}  // namespace phiward
