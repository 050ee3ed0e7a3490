// HL7 FHIR in its two notations, DSTU2 to R5: single resources, bundles, contained resources,
// NDJSON, and resources written inside source code.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool fhir_json_wanted(const Document& document, std::span<const Hit> hits);
void read_fhir_json(const Document& document, const KeyFilter& keys, Fields& fields);

bool fhir_xml_wanted(const Document& document, std::span<const Hit> hits);
void read_fhir_xml(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
