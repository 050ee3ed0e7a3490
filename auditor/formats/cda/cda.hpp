// HL7 clinical documents (CDA R2, C-CDA), also inside string literals of source code.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool cda_wanted(const Document& document, std::span<const Hit> hits);
void read_cda(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
