// HL7 FHIR in its notations, DSTU2 to R5: single resources, bundles, contained resources, NDJSON,
// and resources written inside source code; the queries that look for persons.
#pragma once

#include "auditor/formats/reader.hpp"

namespace phiward {

bool fhir_json_wanted(const Document& document, std::span<const Hit> hits);
void read_fhir_json(const Document& document, const KeyFilter& keys, Fields& fields);

bool fhir_xml_wanted(const Document& document, std::span<const Hit> hits);
void read_fhir_xml(const Document& document, const KeyFilter& keys, Fields& fields);

bool fhir_yaml_wanted(const Document& document, std::span<const Hit> hits);
void read_fhir_yaml(const Document& document, const KeyFilter& keys, Fields& fields);

// FHIR Shorthand, from which implementation guides are made.
bool fhir_shorthand_wanted(const Document& document, std::span<const Hit> hits);
void read_fhir_shorthand(const Document& document, const KeyFilter& keys, Fields& fields);

// GET …/Patient?family=…&birthdate=…
bool fhir_search_wanted(const Document& document, std::span<const Hit> hits);
void read_fhir_search(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
