#include "auditor/formats/cda/cda.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "auditor/formats/cda/loci.hpp"
#include "auditor/formats/id_systems.hpp"
#include "auditor/formats/literal_part.hpp"
#include "auditor/formats/marker.hpp"
#include "auditor/formats/xml/xml_reader.hpp"

namespace phiward {
namespace {

using cda::Locus;
using cda::Role;

// Its namespace, and what stands in documents without one, or in parts of documents.
constexpr std::array<std::string_view, 4> kMarkers{"urn:hl7-org:v3", "recordTarget", "patientRole",
                                                   "birthTime"};
constexpr std::size_t kDateSize = 8;  // bytes of YYYYMMDD

std::string_view name_of(Role role) {
  switch (role) {
    case Role::patient:
      return "patient";
    case Role::visit:
      return "encounter";
    case Role::provider:
      return "provider";
    case Role::none:
      return "document";
  }
  return "document";
}

// Adds the values of one document to `fields`.
class DocumentReader {
 public:
  DocumentReader(std::string_view text, Fields& fields) : text_(text), fields_(fields) {}

  void open(std::string_view name) {
    Element element{name};
    if (!elements_.empty()) {
      element.role = elements_.back().role;
      element.record = elements_.back().record;
    }
    if (const Role* role = cda::find_role(name)) {
      element.role = *role;
      element.record = fields_.new_record();
    }
    elements_.push_back(element);
  }

  void attribute(std::string_view name, std::string_view value) {
    if (elements_.empty()) return;
    Element& element = elements_.back();
    if (const Role* role = cda::find_role(element.name, name, value)) element.role = *role;
    if (element.name == "id" && name == "root") element.root = value;
    if (element.name == "id" && name == "extension") element.extension = value;
    if (name != "value" || element.role == Role::none) return;
    if (element.name == "telecom") read_telecom(element, value);
    if (const Locus* locus = cda::find_date_locus(above(1), element.name)) {
      const bool of_visit = !locus->parent.empty();
      if (of_visit && element.role != Role::visit) return;
      add(element, value.substr(0, kDateSize), locus->identifier, locus->key);
    }
  }

  void text(std::string_view value) {
    if (elements_.empty() || elements_.back().role == Role::none) return;
    const Element& element = elements_.back();
    if (element.name == "name" && cda::is_person(above(1))) {
      add(element, value, Identifier::name, "full name");
    } else if (const Locus* locus = cda::find_text_locus(above(1), element.name)) {
      add(element, value, locus->identifier, locus->key);
    }
  }

  void close() {
    if (elements_.empty()) return;
    if (elements_.back().name == "id") read_id(elements_.back());
    elements_.pop_back();
  }

 private:
  struct Element {
    std::string_view name;
    Role role = Role::none;
    std::uint32_t record = 0;
    std::string_view root = {};       // of an id
    std::string_view extension = {};  // of an id
  };

  // The name of the element so many generations above the innermost one.
  [[nodiscard]] std::string_view above(std::size_t generations) const {
    if (elements_.size() <= generations) return {};
    return elements_[elements_.size() - 1 - generations].name;
  }

  void read_id(const Element& id) {
    const auto kind = id_kind_of_system(id.root);
    if (kind && (id.role != Role::none || kind->identifier == Identifier::device)) {
      add(id, id.extension, kind->identifier, kind->key, kind->subject);
    } else if (id.role == Role::patient && above(1) == "participantRole") {
      add(id, id.extension, Identifier::health_plan, "member id");
    } else if (id.role == Role::provider) {
      add(id, id.extension, Identifier::other, "provider id");
    } else if (id.role != Role::none) {
      add(id, id.extension, Identifier::mrn, id.role == Role::visit ? "visit number" : "mrn");
    }
  }

  // tel:, fax: and mailto: say what kind it is. Some write mailto://.
  void read_telecom(const Element& element, std::string_view value) {
    const std::size_t colon = value.find(':');
    const bool schemed = colon != std::string_view::npos;
    const std::string_view scheme = schemed ? value.substr(0, colon) : std::string_view();
    std::string_view rest = schemed ? value.substr(colon + 1) : value;
    rest.remove_prefix(std::min(rest.find_first_not_of("/ "), rest.size()));
    if (rest.find('@') != std::string_view::npos) {
      add(element, rest, Identifier::email, "email");
    } else if (scheme == "fax") {
      add(element, rest, Identifier::fax, "fax");
    } else if (scheme == "tel" || !schemed) {
      add(element, rest, Identifier::phone, "phone");
    }
  }

  void add(const Element& element, std::string_view value, std::optional<Identifier> identifier,
           std::string_view key, Subject subject = Subject::patient) {
    Field field;
    field.value = literal_part(value);
    if (field.value.empty()) return;
    field.name = std::string(name_of(element.role)) + " " + std::string(key);
    field.key = key;
    field.begin = static_cast<std::size_t>(field.value.data() - text_.data());
    field.end = field.begin + field.value.size();
    field.record = element.record;
    field.identifier = identifier;
    field.subject = element.role == Role::provider ? Subject::provider : subject;
    fields_.add(std::move(field));
  }

  std::string_view text_;
  Fields& fields_;
  std::vector<Element> elements_;
};

}  // namespace

bool cda_wanted(const Document& document, std::span<const Hit> hits) {
  return std::ranges::any_of(
      kMarkers, [&](std::string_view marker) { return has_marker(document, hits, marker); });
}

void read_cda(const Document& document, const KeyFilter&, Fields& fields) {
  DocumentReader reader(document.text, fields);
  XmlReader xml(document.text);
  XmlEvent event{};
  while (xml.next(event)) {
    switch (event.kind) {
      case XmlEvent::Kind::open:
        reader.open(event.name);
        break;
      case XmlEvent::Kind::attribute:
        reader.attribute(event.name, event.value);
        break;
      case XmlEvent::Kind::text:
        reader.text(event.value);
        break;
      case XmlEvent::Kind::close:
        reader.close();
        break;
    }
  }
}

}  // namespace phiward
