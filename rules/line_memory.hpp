// What was seen in blocks of lines that were looked at before. Versions of a file, copies of it,
// and members of archives repeat most of their lines; what lines show is told by the lines alone,
// so it need not be found again. Bounded: what is forgotten is looked at again. One thread; what
// holds nothing is known to all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "rules/empty_blocks.hpp"
#include "rules/sightings.hpp"

namespace phiward {

class LineMemory {
 public:
  // Two looks at the same lines are remembered each.
  enum class Look : std::uint8_t { first, weak };

  using Key = BlockHash;

  static constexpr std::size_t kEmpty = std::size_t{1} << 21;  // slots for blocks: 16 MiB

  // REQUIRES: `empty` outlives this.
  explicit LineMemory(EmptyBlocks& empty) : empty_(empty), shown_(kShown) {}

  [[nodiscard]] Key key_of(std::string_view lines) const { return empty_.key_of(lines); }
  // Has its place brought near, as it will be asked for soon.
  void expect(const Key& key) const { empty_.expect(key); }

  // Offsets are into the lines. Null if they are not known; valid until the next call of
  // `remember`.
  [[nodiscard]] const Sightings* find(const Key& lines, Look look) const;
  void remember(const Key& lines, Look look, const Sightings& seen);

 private:
  static constexpr std::size_t kShown = std::size_t{1} << 16;  // blocks: at most 64 MiB

  static Key key_of(Key lines, Look look);

  struct Remembered {
    Key key;
    Sightings seen;
  };
  EmptyBlocks& empty_;                              // nothing was seen in them
  std::vector<std::unique_ptr<Remembered>> shown_;  // by key; something was
};

// Cuts whole lines into blocks where the lines themselves say so, so that an edit leaves the
// blocks around it as they are. Half a kilobyte on average.
[[nodiscard]] std::vector<Span> blocks_of(std::string_view lines);

}  // namespace phiward
