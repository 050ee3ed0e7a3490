// Tables as text: CSV, TSV and their kin, with a header row. What a column's header says
// holds for every cell below it; each row is one record.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool delimited_wanted(const Document& document, std::span<const Hit> hits);
void read_delimited(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
