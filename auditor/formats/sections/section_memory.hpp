// What was found in sections that were read before, so that the next version of a file costs what
// changed in it. Sections are known by a keyed hash (rules/block_hash.hpp). Bounded: what is
// forgotten is read again. One thread; what holds nothing is known to all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "rules/empty_blocks.hpp"
#include "rules/field.hpp"

namespace phiward {

// Values are not borrowed: they are told by their ranges in the section as it was read.
struct SectionFields {
  std::vector<Field> fields;
  std::uint32_t records = 0;  // numbers given to them, from 1
  bool cut_off = false;

  [[nodiscard]] bool empty() const { return fields.empty() && !cut_off; }
};

class SectionMemory {
 public:
  using Key = BlockHash;

  static constexpr std::size_t kEmpty = std::size_t{1} << 19;  // slots for sections: 4 MiB
  static constexpr std::size_t kShown = std::size_t{1} << 14;  // sections that hold something
  static constexpr std::size_t kMostBytes = 24 * 1024 * 1024;  // of theirs; then they are forgotten

  // REQUIRES: `empty` outlives this.
  explicit SectionMemory(EmptyBlocks& empty) : empty_(empty), shown_(kShown) {}

  // `all` is everything that reading depends on: the text, and what it is read as.
  [[nodiscard]] Key key_of(std::string_view all) const { return empty_.key_of(all); }

  // Null if it is not known. Valid until the next call of `keep`.
  [[nodiscard]] const SectionFields* find(const Key& key) const;
  const SectionFields& keep(const Key& key, SectionFields found);

 private:
  struct Shown {
    Key key;
    SectionFields found;
    [[nodiscard]] std::size_t bytes() const;
  };

  EmptyBlocks& empty_;                         // nothing stands in them
  std::vector<std::unique_ptr<Shown>> shown_;  // by key; a newer one takes the place of an older
  std::size_t bytes_ = 0;
};

}  // namespace phiward
