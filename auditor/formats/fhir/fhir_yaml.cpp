#include "auditor/formats/fhir/fhir.hpp"
#include "auditor/formats/fhir/resource_reader.hpp"
#include "auditor/formats/marker.hpp"
#include "auditor/formats/yaml/yaml_reader.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::string_view kMarker = "resourceType: ";

// A key that begins its line, and no other program's object.
bool begins_line(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '-')) --at;
  return at == 0 || text[at - 1] == '\n';
}

}  // namespace

bool fhir_yaml_wanted(const Document& document, std::span<const Hit> hits) {
  if (!has_marker(document, hits, kMarker)) return false;
  const std::size_t at = document.text.find(kMarker);
  const std::size_t value = at + kMarker.size();
  return begins_line(document.text, at) && value < document.text.size() &&
         is_upper(document.text[value]);
}

void read_fhir_yaml(const Document& document, const KeyFilter&, Fields& fields) {
  fhir::ResourceReader resources(document.text, fields);
  YamlReader yaml(document.text);
  fhir::read_events(yaml, resources);
}

}  // namespace phiward
