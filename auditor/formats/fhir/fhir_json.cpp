#include <algorithm>
#include <array>
#include <string>

#include "auditor/formats/fhir/fhir.hpp"
#include "auditor/formats/fhir/resource_reader.hpp"
#include "auditor/formats/json/json_reader.hpp"
#include "auditor/formats/marker.hpp"

namespace phiward {
namespace {

using Quoting = JsonReader::Quoting;

constexpr std::string_view kMarker = "resourceType";

// Persons without it have a family name, as a key.
constexpr std::string_view kFamily = "family";
constexpr std::array<std::string_view, 6> kFamilyKeys{
    "family\":", "family':", "family:", "family\" ", "family\\\"", "family\"\""};

// In the literals of programs, quotes are written so.
constexpr std::string_view kEscaped = "\\\"";
constexpr std::string_view kDoubled = "\"\"";

bool is_quoted(const Document& document, std::string_view quote) {
  return stands(document, std::string(kMarker) + std::string(quote)) ||
         stands(document, std::string(kFamily) + std::string(quote));
}

bool has_person(const Document& document) {
  return std::ranges::any_of(kFamilyKeys,
                             [&](std::string_view key) { return stands(document, key); });
}

void read_notation(const Document& document, Quoting quoting, Fields& fields) {
  fhir::ResourceReader resources(document.text, fields);
  JsonReader json(document.text, quoting);
  fhir::read_events(json, resources);
}

}  // namespace

bool fhir_json_wanted(const Document& document, std::span<const Hit> hits) {
  return has_marker(document, hits, kMarker) ||
         ((!hits.empty() || document.of_patients) && has_person(document));
}

void read_fhir_json(const Document& document, const KeyFilter&, Fields& fields) {
  read_notation(document, Quoting::plain, fields);
  if (is_quoted(document, kEscaped)) read_notation(document, Quoting::escaped, fields);
  if (is_quoted(document, kDoubled)) read_notation(document, Quoting::doubled, fields);
}

}  // namespace phiward
