// HL7 v2 messages: files of them, with or without batch headers and MLLP frames, and messages in
// logs, comments and literals of source code. A segment starts a line, a literal or what follows
// an escaped line end. Each MSH says with which delimiters its message is written; before the
// first one, |^~\& are taken for them.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool hl7v2_wanted(const Document& document, std::span<const Hit> hits);
void read_hl7v2(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
