// X12 interchanges, as files and inside string literals of source code. Each ISA segment
// says with which delimiters its interchange is written; before the first one, * and ~ are
// taken for them. A line end, or the end of a literal, ends a segment too.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool x12_wanted(const Document& document, std::span<const Hit> hits);
void read_x12(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
