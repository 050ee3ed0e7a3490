// The text of an XML member of an office document: WordprocessingML, DrawingML, OpenDocument.
#pragma once

#include "auditor/unpack/parts.hpp"

namespace phiward {

// A paragraph becomes a line, a table a part of its own ("table 2", or "sheet NAME" where it
// has one; see SheetText), any other element with text a line "name: text". XML that breaks
// off or is none is added as it stands, too.
void write_document_text(const Part& member, Parts& parts);

}  // namespace phiward
