#include "auditor/formats/fhir/fhir.hpp"
#include "auditor/formats/fhir/resource_reader.hpp"
#include "auditor/formats/marker.hpp"
#include "auditor/formats/xml/xml_reader.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::string_view kNamespace = "http://hl7.org/fhir";

}  // namespace

bool fhir_xml_wanted(const Document& document, std::span<const Hit> hits) {
  return has_marker(document, hits, kNamespace);
}

// Resources are elements with a capital; other elements hold their value as an attribute, or
// are no value: <family value="…"/> is `family` of the element around it.
void read_fhir_xml(const Document& document, const KeyFilter&, Fields& fields) {
  fhir::ResourceReader resources(document.text, fields);
  XmlReader xml(document.text);
  XmlEvent event{};
  std::string_view element;
  while (xml.next(event)) {
    switch (event.kind) {
      case XmlEvent::Kind::open:
        element = event.name;
        resources.open(element);
        if (!element.empty() && is_upper(element.front())) {
          resources.value("resourceType", element);
        }
        break;
      case XmlEvent::Kind::attribute:
        if (event.name == "value") {
          resources.close();
          resources.value(element, event.value);
          resources.open(element);
        } else {
          resources.value(event.name, event.value);
        }
        break;
      case XmlEvent::Kind::text:
        break;
      case XmlEvent::Kind::close:
        resources.close();
        break;
    }
  }
  resources.finish();
}

}  // namespace phiward
