// HL7 v2 messages, as files and inside string literals of source code, with the usual
// delimiters |^~\&. A segment starts a line, a literal or what follows an escaped line end
// (\r, \n), and reaches to the next of these.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool hl7v2_wanted(const Document& document, std::span<const Hit> hits);
void read_hl7v2(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
