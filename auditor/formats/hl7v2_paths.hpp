// Values of HL7 v2 fields that stand beside the path of the field instead of in a segment: what
// interface engines and test code write. PID-5-1 and PID.5.1, in quotation marks (a call, an
// assignment, JSON, a map) or as the name of an XML element.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool hl7v2_paths_wanted(const Document& document, std::span<const Hit> hits);
void read_hl7v2_paths(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
