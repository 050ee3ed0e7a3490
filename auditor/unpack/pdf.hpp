// PDF files: a part a page ("page 3") with its text laid out as on paper, so that a label and its
// value stay on one line; "information" with title, author, subject and keywords; attached files.
#pragma once

#include <string_view>

#include "auditor/unpack/parts.hpp"

namespace phiward {

// Loads the tables by which poppler's texts become UTF-8: they stand in files. For a program that
// cannot open files later; without them every page would seem empty.
void prepare_pdf();

// Throws UnpackError.
void unpack_pdf(std::string_view bytes, Parts& parts);

}  // namespace phiward
