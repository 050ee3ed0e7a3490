// What was seen in the lines of a text. All of it is told by each line alone, so that it moves
// with a line from one version of the text to the next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "rules/hit.hpp"
#include "rules/regex.hpp"

namespace phiward {

// Whole lines of a text that an earlier version of it has, too.
struct KeptLines {
  Span lines;              // in the text
  std::size_t before = 0;  // where they begin in the earlier version
};

struct Sightings {
  // Of one kind. Where all are known, none has to be looked for when they go; where there are
  // more, one of a few is nearly always kept.
  static constexpr std::ptrdiff_t kWitnesses = 4;

  // That words of one kind stand in the text, with whole lines of which one or more hold some.
  struct Witness {
    std::uint32_t kind = 0;
    Span lines;
  };

  std::vector<Hit> hits;                 // of strong shapes and keys, by value_begin, then rule
  std::vector<Witness> witnesses;        // by kind, a few of each
  std::vector<std::uint32_t> elsewhere;  // kinds that may stand in other lines too, ascending
  std::vector<std::size_t> hints;        // where words stand that may tell of patients, ascending
  std::optional<std::vector<Hit>> weak;  // weak shapes of the whole text, if it was searched

  void add_witness(std::uint32_t kind, Span lines);
  void add_elsewhere(std::uint32_t kind);
  [[nodiscard]] bool has(std::uint32_t kind) const;

  // What was seen in lines that begin at `offset`.
  void add(const Sightings& found, std::size_t offset);
  // As seen from `begin` on.
  [[nodiscard]] Sightings moved(std::size_t begin) const;
  // The hits and hints of lines that are kept, as they stand now.
  void keep(const Sightings& before, const KeptLines& kept);
  void keep_weak(const Sightings& before, const KeptLines& kept);

  [[nodiscard]] bool empty() const {
    return hits.empty() && witnesses.empty() && hints.empty() && (!weak || weak->empty());
  }

  // About what it takes to keep, in bytes.
  [[nodiscard]] std::size_t bytes() const {
    const std::size_t hit_count = hits.size() + (weak ? weak->size() : 0);
    return sizeof *this + hit_count * sizeof(Hit) + witnesses.size() * sizeof(Witness) +
           elsewhere.size() * sizeof(std::uint32_t) + hints.size() * sizeof(std::size_t);
  }
};

// Those seen in lines that begin at `offset`.
void append_hits(const std::vector<Hit>& found, std::size_t offset, std::vector<Hit>& hits);
// By value_begin, then rule.
void sort_hits(std::vector<Hit>& hits);

}  // namespace phiward
