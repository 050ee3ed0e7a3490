#include "auditor/formats/fhir/resource_reader.hpp"

#include <algorithm>
#include <utility>

#include "auditor/formats/id_systems.hpp"
#include "auditor/formats/literal_part.hpp"
#include "rules/ascii.hpp"

namespace phiward::fhir {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kDateSize = 10;            // bytes of YYYY-MM-DD
constexpr std::size_t kLongestMarker = 256;      // bytes
constexpr std::size_t kLongestType = 40;         // bytes
constexpr std::size_t kLongestValue = 4 * 1024;  // bytes; pictures are longer, and cut

bool is_resource_type(std::string_view text) {
  return !text.empty() && text.size() <= kLongestType && is_upper(text.front()) &&
         std::ranges::all_of(text, is_letter);
}

bool names_generator(std::string_view text) {
  return lower_case(text.substr(0, kLongestMarker)).find("synthe") != kNone;
}

// What a reference such as "Patient/7" or "https://…/Patient/7" is to; empty if it does not say.
std::string_view target_of(std::string_view reference) {
  const std::size_t slash = reference.rfind('/');
  if (slash == kNone) return {};
  const std::string_view before = reference.substr(0, slash);
  return before.substr(before.rfind('/') + 1);
}

Subject subject_of(Family family, bool test_data) {
  if (family == Family::provider) return Subject::provider;
  return test_data ? Subject::synthetic : Subject::patient;
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
    return;  // its values wait for the resource to end
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
  if (name == "code") note_code(index, value);
  if (name == "system" || name == "code" || name == "display") note_meta(index, value);
  if (name == "system") {
    element.system = value;
    const bool identifies = parent != nullptr && element.name == "identifier";
    if (identifies && names_generator(value)) parent->test_data = true;
  }
  if (name == "reference") {
    element.reference = value;
    if (parent != nullptr && element.name == "patient") parent->of_patient = true;
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

void ResourceReader::end_resource(std::size_t element) {
  const Element& ended = elements_[element];
  const Family family = family_of(ended.resource_type);
  if (values_.size() == ended.first_value) return;
  const bool known = family != Family::any;
  const Resource resource{element, family, subject_of(family, ended.test_data),
                          known ? std::string(ended.resource_type) : "resource",
                          fields_.new_record()};
  for (std::size_t i = ended.first_value; i < values_.size(); ++i) read(resource, values_[i]);
}

void ResourceReader::read(const Resource& resource, const Value& value) {
  if (value.name == "display") {
    read_reference(resource, value);
    return;
  }
  const auto path = path_to(value.element, resource.element);
  if (path && !read_value(resource, value, *path)) read_part(resource, value, *path);
}

// "" for the resource itself; empty for what is nested more deeply than any locus.
std::optional<std::string> ResourceReader::path_to(std::size_t element,
                                                   std::size_t resource) const {
  std::string path;
  for (std::size_t depth = 0; element != resource; element = elements_[element].parent) {
    if (++depth > kLongestPath) return std::nullopt;
    if (!path.empty()) path.insert(0, ".");
    path.insert(0, elements_[element].name);
  }
  return path;
}

Field ResourceReader::field_at(const Resource& resource, const Locus& locus) {
  Field field;
  field.name = resource.name + "." + std::string(locus.path);
  field.key = locus.key;
  field.identifier = locus.identifier;
  field.subject = resource.subject;
  field.record = resource.record;
  return field;
}

bool ResourceReader::read_value(const Resource& resource, const Value& value,
                                const std::string& path) {
  const std::string name(value.name);
  const Locus* locus =
      find_locus(resource.family, path.empty() ? name : path + "." + name, Holds::value);
  if (locus == nullptr) return false;
  const bool loose_device =
      resource.family == Family::device && !elements_[resource.element].of_patient;
  const bool other_extension =
      name == "valueString" && elements_[value.element].url.find("aiden") == kNone;
  if (loose_device || other_extension) return true;

  Field field = field_at(resource, *locus);
  add(std::move(field), value.value.substr(0, locus->type == Type::date ? kDateSize : kNone));
  return true;
}

void ResourceReader::read_part(const Resource& resource, const Value& value,
                               const std::string& path) {
  const Locus* locus = find_locus(resource.family, path, Holds::parts);
  const Part* part = locus == nullptr ? nullptr : find_part(locus->type, value.name);
  if (part == nullptr) return;
  Field field = field_at(resource, *locus);
  if (locus->type == Type::identifier) return read_identifier(std::move(field), value);
  if (locus->type == Type::contact_point) return read_contact_point(std::move(field), value);

  field.name += "." + std::string(part->name);
  field.key = part->key;
  field.identifier = part->identifier;
  add(std::move(field), value.value.substr(0, locus->type == Type::period ? kDateSize : kNone));
}

// The name of whom a reference is to.
void ResourceReader::read_reference(const Resource& resource, const Value& value) {
  const Element& element = elements_[value.element];
  const std::string_view target = target_of(element.reference);
  const Family family = family_of(target);
  const bool says = family == Family::person || target == "Practitioner";
  const bool implies =
      refers_to_patient(element.name) && (target.empty() || target.find(':') != kNone);
  if (!says && !implies) return;
  Field field;
  field.name =
      resource.name + (target == "Practitioner" ? " practitioner" : " patient") + ".display";
  field.key = "full name";
  field.identifier = Identifier::name;
  field.subject = subject_of(family, elements_[resource.element].test_data);
  field.record = resource.record;
  add(std::move(field), value.value);
}

void ResourceReader::read_contact_point(Field field, const Value& value) {
  const std::string_view system = elements_[value.element].system;
  if (system == "url") return;
  if (system == "email" || (system.empty() && value.value.find('@') != kNone)) {
    field.identifier = Identifier::email;
    field.key = "email";
  } else if (system == "fax") {
    field.identifier = Identifier::fax;
    field.key = "fax";
  }
  add(std::move(field), value.value);
}

void ResourceReader::read_identifier(Field field, const Value& value) {
  const Element& element = elements_[value.element];
  auto kind = id_kind_of_system(element.system);
  if (!kind) kind = id_kind_of_code(element.type_code);
  if (kind) {
    field.identifier = kind->identifier;
    field.key = kind->key;
    if (kind->subject == Subject::provider) field.subject = Subject::provider;
  }
  add(std::move(field), value.value);
}

void ResourceReader::add(Field field, std::string_view value) {
  field.value = literal_part(value.substr(0, kLongestValue));
  if (field.value.empty()) return;
  field.begin = static_cast<std::size_t>(field.value.data() - text_.data());
  field.end = field.begin + field.value.size();
  fields_.add(std::move(field));
}

}  // namespace phiward::fhir
