// Format readers: values with names, where the format itself says what stands where. They
// are read only in documents that ask for it; everything else is left to the line matcher.
// A new format is one file and one row of the table in reader.cpp.
//
// Readers take any bytes, never fail, and are linear in the text.
#pragma once

#include <span>
#include <string_view>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/key_filter.hpp"
#include "rules/catalog.hpp"
#include "rules/judge.hpp"
#include "rules/line_matcher.hpp"

namespace phiward {

struct Reader {
  std::string_view name;  // "hl7v2"
  // Cheap: looks at the path, the hits and the first bytes; at the whole text only where
  // there are hits, and then only for a marker.
  bool (*wanted)(const Document& document, std::span<const Hit> hits);
  // Adds what it finds under names that some rule could want. Values borrow from the text.
  void (*read)(const Document& document, const KeyFilter& keys, Fields& fields);
};

[[nodiscard]] std::span<const Reader> readers();

// Make one for all documents; it may be used from several threads at once.
class FieldReader {
 public:
  explicit FieldReader(const Catalog& catalog) : keys_(catalog) {}

  // The fields of all readers that want the document. Values borrow from document.text.
  [[nodiscard]] Fields read(const Document& document, std::span<const Hit> hits) const;

 private:
  KeyFilter keys_;
};

}  // namespace phiward
