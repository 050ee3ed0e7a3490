// The sections of a text that are to be read. Those of an earlier version that the text kept are
// passed over if they hold nothing; all others are what SectionCutter makes of the text alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "auditor/formats/sections/section_cutter.hpp"
#include "auditor/formats/sections/section_map.hpp"

namespace phiward {

class SectionWalk {
 public:
  // `within` are the parts of the text whose sections are read, in order. `context` is what reading
  // a section depends on besides the section; `versions` may be null. REQUIRES: all outlive this.
  SectionWalk(std::string_view text, std::span<const Span> within, std::string_view context,
              SectionVersions* versions);

  // The next one to be read. False at the end.
  bool next(Section& section);
  // Nothing stands in the last one.
  void holds_nothing();

 private:
  // Sections of the earlier version from `first` on, below the cutter's parents: the text has them
  // where `kept` says.
  struct Kept {
    const KeptLines& kept;
    std::size_t first;
  };

  bool pass_over_kept();
  [[nodiscard]] std::optional<Kept> kept_here() const;
  [[nodiscard]] const KeptLines* kept_at(std::size_t at) const;
  [[nodiscard]] bool stands_below_parents(std::size_t entry) const;
  [[nodiscard]] bool ends_alike(std::size_t entry, const KeptLines& kept) const;
  [[nodiscard]] bool is_read(Span lines) const;
  [[nodiscard]] std::vector<std::uint32_t> parents_of(std::size_t entry, const Kept& here) const;
  void go_on_with(std::size_t entry, const Kept& here);
  void note(std::size_t begin, std::span<const std::uint32_t> parents, bool empty);
  void note_what_comes();

  std::string_view text_;
  std::span<const Span> within_;
  SectionCutter cutter_;
  SectionMap* now_ = nullptr;           // null: nobody will ask
  const SectionMap* before_ = nullptr;  // null: nothing is known
  std::span<const KeptLines> kept_;
};

}  // namespace phiward
