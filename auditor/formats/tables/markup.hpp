// Tables in HTML and in the narratives of clinical documents: rows of th and td, and the pairs of
// dt and dd.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool markup_tables_wanted(const Document& document, std::span<const Hit> hits);
void read_markup_tables(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
