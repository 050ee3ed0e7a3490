// What is written of DICOM data sets: the header that phiward unpacks from a file, dumps of other
// tools pasted into texts, DICOM JSON and XML, and programs that set attributes. A data set that
// says that its patient's identity was removed is test data.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool dicom_wanted(const Document& document, std::span<const Hit> hits);
void read_dicom(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
