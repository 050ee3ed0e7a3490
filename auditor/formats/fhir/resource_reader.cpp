#include "auditor/formats/fhir/resource_reader.hpp"

#include <algorithm>
#include <optional>

#include "auditor/formats/id_systems.hpp"
#include "rules/ascii.hpp"

namespace phiward::fhir {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestMarker = 256;  // bytes
constexpr std::size_t kLongestType = 40;     // bytes

bool is_resource_type(std::string_view text) {
  return !text.empty() && text.size() <= kLongestType && is_upper(text.front()) &&
         std::ranges::all_of(text, is_letter);
}

bool names_generator(std::string_view text) {
  return lower_case(text.substr(0, kLongestMarker)).find("synthe") != kNone;
}

}  // namespace

void ResourceReader::open(std::string_view name) {
  Element element{};
  element.parent = open_.empty() ? kNoElement : open_.back();
  element.first_value = values_.size();
  element.name = name;
  open_.push_back(elements_.size());
  elements_.push_back(element);
}

void ResourceReader::close() {
  if (open_.empty()) return;
  const std::size_t closing = open_.back();
  open_.pop_back();
  const std::size_t first_value = elements_[closing].first_value;
  if (!elements_[closing].resource_type.empty()) {
    end_resource(closing);
  } else if (!open_.empty() && values_.size() > first_value) {
    tell_parent(closing);
    return;  // its values wait for the resource to end
  } else if (open_.empty()) {
    end_persons(closing);
  }
  values_.resize(first_value);
  elements_.resize(closing);
}

void ResourceReader::finish() {
  while (!open_.empty()) close();
}

void ResourceReader::value(std::string_view name, std::string_view value) {
  if (open_.empty()) return;
  note(name, value);
  if (!may_be_read(name) || value.empty()) return;
  if (values_.size() == Fields::kMost) {
    fields_.cut_off_here();
  } else {
    values_.push_back({open_.back(), name, value});
  }
}

// What stands in an element makes the one around it look like a person.
void ResourceReader::tell_parent(std::size_t element) {
  const Element& told = elements_[element];
  Element& parent = elements_[told.parent];
  if (told.name == "name" && told.has(Trait::name_part)) parent.add(Trait::human_name);
  if (told.name == "telecom" && !told.system.empty()) parent.add(Trait::telecom);
  if (told.name == "address" && told.has(Trait::address_part)) parent.add(Trait::address);
  if (told.name == "identifier" && !told.system.empty()) {
    parent.add(Trait::identifier);
    const auto kind = id_kind_of_system(told.system);
    if (kind && kind->subject == Subject::provider) parent.add(Trait::npi);
  }
}

// Persons in data that says nowhere that it is a resource: a name as FHIR writes it, and one
// more thing of FHIR's. The outermost is the person, those inside it are their contacts.
void ResourceReader::end_persons(std::size_t root) {
  std::size_t person = kNoElement;
  for (std::size_t i = root; i < elements_.size(); ++i) {
    if (!elements_[i].is_person() || (person != kNoElement && is_inside(i, person))) continue;
    person = i;
    end_person(i);
  }
}

bool ResourceReader::is_inside(std::size_t element, std::size_t outer) const {
  while (element != kNoElement && element > outer) element = elements_[element].parent;
  return element == outer;
}

ResourceReader::Element* ResourceReader::ancestor(std::size_t element, int generations) {
  for (; generations > 0 && element != kNoElement; --generations) {
    element = elements_[element].parent;
  }
  return element == kNoElement ? nullptr : &elements_[element];
}

// Keeps what an element says of itself, and tells those above what they need of it.
void ResourceReader::note(std::string_view name, std::string_view value) {
  const std::size_t index = open_.back();
  Element& element = elements_[index];
  Element* parent = ancestor(index, 1);
  if (name == "resourceType" && is_resource_type(value)) element.resource_type = value;
  if (name == "url") element.url = value;
  if (name == "text" || (name == "linkId" && element.question.empty())) element.question = value;
  if (name == "family" || name == "given") element.add(Trait::name_part);
  if (name == "line" || name == "postalCode") element.add(Trait::address_part);
  if (name == "birthDate") element.add(Trait::birth_date);
  if (name == "code") note_code(index, value);
  if (name == "system" || name == "code" || name == "display") note_meta(index, value);
  if (name == "system") {
    element.system = value;
    const bool identifies = parent != nullptr && element.name == "identifier";
    if (identifies && names_generator(value)) parent->test_data = true;
  }
  if (name == "reference") element.reference = value;
  if ((name == "reference" || name == "display") && parent != nullptr) {
    const Family target = family_of(target_of(element.reference));
    const bool says_other = target != Family::any && target != Family::person;
    if (refers_to_patient(element.name) && !says_other) parent->of_patient = true;
  }
}

// identifier.type.coding.code
void ResourceReader::note_code(std::size_t element, std::string_view value) {
  const Element* type = ancestor(element, 1);
  Element* identifier = ancestor(element, 2);
  if (elements_[element].name != "coding" || identifier == nullptr || type->name != "type") return;
  if (identifier->type_code.empty()) identifier->type_code = value;
}

// meta.tag and meta.security: HTEST of HL7's ActReason is "test health data".
void ResourceReader::note_meta(std::size_t element, std::string_view value) {
  const std::string_view name = elements_[element].name;
  const Element* meta = ancestor(element, 1);
  Element* resource = ancestor(element, 2);
  if ((name != "tag" && name != "security") || resource == nullptr || meta->name != "meta") return;
  if (value == "HTEST" || names_generator(value)) resource->test_data = true;
}

}  // namespace phiward::fhir
