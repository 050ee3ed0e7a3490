// Where the sections of a text begin and which of them hold nothing, for the next version of it:
// sections that it kept need neither be cut nor read again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "rules/sightings.hpp"

namespace phiward {

// Of one text, sections in its order. Empty if the text was not read by sections.
struct SectionMap {
  struct Entry {
    std::uint32_t begin = 0;        // in the text
    std::uint32_t parents_end = 0;  // in `parents`; they begin where those of the entry before end
    bool empty = false;             // it was read, and nothing stands in it
  };

  std::size_t text_size = 0;
  bool of_health = false;  // words of care begin it
  std::string context;     // what else reading depended on
  std::vector<Entry> entries;
  std::vector<std::uint32_t> parents;  // where the lines begin that a section stands under

  [[nodiscard]] std::span<const std::uint32_t> parents_of(std::size_t entry) const {
    const std::size_t begin = entry == 0 ? 0 : entries[entry - 1].parents_end;
    return std::span(parents).subspan(begin, entries[entry].parents_end - begin);
  }
  [[nodiscard]] std::size_t end_of(std::size_t entry) const {
    return entry + 1 < entries.size() ? entries[entry + 1].begin : text_size;
  }

  // About what it takes to keep, in bytes.
  [[nodiscard]] std::size_t bytes() const {
    return sizeof *this + context.size() + entries.size() * sizeof(Entry) +
           parents.size() * sizeof(std::uint32_t);
  }
};

// What there is of the sections of two versions of a text.
struct SectionVersions {
  const SectionMap* before = nullptr;    // of the earlier one; null: there is none
  std::span<const KeptLines> kept = {};  // what the later one has of it
  SectionMap now = {};                   // of the later one, as it is read
};

}  // namespace phiward
