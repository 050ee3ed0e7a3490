// Cuts a text into sections that can be read by themselves: paragraphs, functions, records of a
// list. Where one ends is told by the lines around the cut, so that an edit changes one or two
// sections and leaves the others as they were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "auditor/formats/sections/text_line.hpp"
#include "rules/regex.hpp"

namespace phiward {

struct Section {
  Span lines;                 // whole lines
  std::vector<Span> outline;  // the lines it stands under, outermost first, without line ends:
                              // class, method, keys of nested data, [section]
};

class SectionCutter {
 public:
  static constexpr std::size_t kWhole = 4 * 1024;      // bytes; shorter texts are one section
  static constexpr std::size_t kLeast = 512;           // bytes of a section
  static constexpr std::size_t kMostOutline = 1'024;   // bytes, the innermost lines
  static constexpr std::size_t kLongestParent = 200;   // bytes; longer lines are nobody's parent
  static constexpr std::size_t kMostParents = 24;      // lines; what is deeper has these
  static constexpr std::size_t kOftenFrom = 3 * 1024;  // bytes; then every boundary is a cut
  static constexpr std::size_t kAnyFrom = 8 * 1024;    // bytes; then every blank line is one
  static constexpr std::size_t kItemFrom = 4 * 1024;   // bytes; then a line of a list may be one
  static constexpr std::size_t kLookAhead = 64;        // bytes on either side that tell of a cut

  // A line that sections may stand under.
  struct Parent {
    Span line;
    std::size_t level;
  };

  // REQUIRES: `text` outlives this.
  explicit SectionCutter(std::string_view text) : text_(text) {}

  // The next section, all of which together are the text. False at the end.
  bool next(Section& section);

  // Where the next one begins, and the lines it stands under, outermost first.
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::span<const Parent> parents() const { return parents_; }
  // Goes on as if the section before had ended at `at`, below the lines that begin at `parents`.
  void go_on(std::size_t at, std::span<const std::uint32_t> parents);

 private:
  [[nodiscard]] bool cuts_before(const TextLine& line, bool blank_before, std::size_t size) const;
  [[nodiscard]] bool is_one_in(std::uint64_t count, const TextLine& line) const;
  void leave_parents(const TextLine& line);
  [[nodiscard]] bool may_be_parent(const TextLine& line) const;
  [[nodiscard]] std::vector<Span> outline() const;

  std::string_view text_;
  std::size_t at_ = 0;              // the line to be looked at
  std::optional<TextLine> before_;  // the last one that is not blank
  std::vector<Parent> parents_;     // of the line at at_, levels ascending
};

}  // namespace phiward
