// Format readers: values with names, where the format itself says what stands where. They
// are read only in documents that ask for it; everything else is left to the line matcher.
// A new format is one file and one row of the table in reader.cpp.
//
// Readers take any bytes, never fail, and are linear in the text.
#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/key_filter.hpp"
#include "auditor/formats/sections/section_map.hpp"
#include "rules/catalog.hpp"
#include "rules/empty_blocks.hpp"
#include "rules/judge.hpp"
#include "rules/line_matcher.hpp"

namespace phiward {

struct Reader {
  std::string_view name;  // "hl7v2"
  // Words of which every document of the format holds one, looked for in the line matcher's own
  // pass, which carries them along from version to version; empty if there are none. `stands`
  // (marker.hpp) tells which.
  std::span<const std::string_view> markers;
  // Asked where a marker stands. Cheap: looks at the path, the hits, the markers and the first
  // bytes.
  bool (*wanted)(const Document& document, std::span<const Hit> hits);
  // Adds what it finds under names that some rule could want. Values borrow from the text.
  void (*read)(const Document& document, const KeyFilter& keys, Fields& fields);
  // What it looks for is a matter of neighbouring lines: it is given the document in sections
  // (sections/), each with the suffix of the path. All values must stand in the text.
  bool by_section = false;
  // Where what it looks for stands in a text, in order: only that is read, each part by itself, and
  // remembered as sections are. Null: anywhere.
  std::vector<Span> (*parts)(std::string_view text) = nullptr;
};

[[nodiscard]] std::span<const Reader> readers();

// The markers of all readers, in the order of the table, and the words that readers without markers
// ask about: what the line matcher is to look for.
[[nodiscard]] std::span<const std::string_view> format_markers();

// Make one for all documents; it may be used from several threads at once, and remembers sections.
class FieldReader {
 public:
  // REQUIRES: `catalog` outlives this.
  explicit FieldReader(const Catalog& catalog);
  ~FieldReader();

  // The fields of all readers that want the document. Values borrow from document.text. `markers`
  // says of each of format_markers() whether it stands in the text; empty: ask every reader.
  // `versions` tells what need not be read again, and may be null.
  [[nodiscard]] Fields read(Document document, std::span<const Hit> hits,
                            const std::vector<bool>& markers = {},
                            SectionVersions* versions = nullptr) const;

 private:
  struct Desk;  // what one thread needs while it reads a document
  [[nodiscard]] std::unique_ptr<Desk> take_desk() const;

  const Catalog& catalog_;
  mutable EmptyBlocks empty_sections_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Desk>> free_;
};

}  // namespace phiward
