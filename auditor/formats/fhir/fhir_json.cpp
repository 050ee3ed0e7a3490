#include "auditor/formats/fhir/fhir.hpp"
#include "auditor/formats/fhir/resource_reader.hpp"
#include "auditor/formats/json/json_reader.hpp"
#include "auditor/formats/marker.hpp"

namespace phiward {
namespace {

constexpr std::string_view kMarker = "resourceType";
constexpr std::string_view kMarkerInLiteral = "resourceType\\\"";

void read_notation(const Document& document, JsonReader::Quoting quoting, Fields& fields) {
  fhir::ResourceReader resources(document.text, fields);
  JsonReader json(document.text, quoting);
  JsonEvent event{};
  while (json.next(event)) {
    switch (event.kind) {
      case JsonEvent::Kind::open:
        resources.open(event.name);
        break;
      case JsonEvent::Kind::string:
        resources.value(event.name, event.value);
        break;
      case JsonEvent::Kind::close:
        resources.close();
        break;
    }
  }
  resources.finish();
}

}  // namespace

bool fhir_json_wanted(const Document& document, std::span<const Hit> hits) {
  return has_marker(document, hits, kMarker);
}

void read_fhir_json(const Document& document, const KeyFilter&, Fields& fields) {
  read_notation(document, JsonReader::Quoting::plain, fields);
  if (document.text.find(kMarkerInLiteral) == std::string_view::npos) return;
  read_notation(document, JsonReader::Quoting::escaped, fields);
}

}  // namespace phiward
