// DICOM files (PS3.10), with or without preamble and in every transfer syntax of the standard:
// one part "header" with a line an element, as dcmdump prints them, up to the pixel data; and
// the document inside an encapsulated one. Texts are UTF-8, whatever the file's character sets.
#pragma once

#include <string_view>

#include "auditor/unpack/parts.hpp"

namespace phiward {

// Loads what reading takes from files: the dictionary of elements, the tables of character sets.
// For a program that cannot open files later; else it happens with the first file.
void prepare_dicom();

// Throws UnpackError. One thread at a time: DCMTK keeps the dictionary in a global.
void unpack_dicom(std::string_view bytes, Parts& parts);

}  // namespace phiward
