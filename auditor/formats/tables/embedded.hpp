// Delimited tables inside other documents: in string literals, here-documents and comments.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool embedded_tables_wanted(const Document& document, std::span<const Hit> hits);
void read_embedded_tables(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
