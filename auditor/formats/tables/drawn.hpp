// Tables drawn in text: Markdown, reStructuredText, the boxes of database clients, the data tables
// of Gherkin; in documents, comments and string literals.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool drawn_tables_wanted(const Document& document, std::span<const Hit> hits);
void read_drawn_tables(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
