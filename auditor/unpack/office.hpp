// Office documents, OOXML (docx, xlsx, pptx) and OpenDocument (odt, ods, odp): zip files of XML
// whose values only make sense together. Sheets and tables become tables, paragraphs become
// lines; members that are no XML stay as they are.
#pragma once

#include <string_view>

#include "auditor/unpack/parts.hpp"

namespace phiward {

void unpack_office(std::string_view bytes, Parts& parts);

}  // namespace phiward
