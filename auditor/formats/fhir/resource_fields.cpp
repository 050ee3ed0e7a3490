#include <algorithm>
#include <utility>

#include "auditor/formats/fhir/resource_reader.hpp"
#include "auditor/formats/id_systems.hpp"
#include "auditor/formats/literal_part.hpp"
#include "rules/ascii.hpp"
#include "rules/context_words.hpp"
#include "rules/naming.hpp"

namespace phiward::fhir {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kDateSize = 10;                 // bytes of YYYY-MM-DD
constexpr std::size_t kLongestValue = 4 * 1024;       // bytes; pictures are longer, and cut
constexpr std::size_t kLongestNarrative = 64 * 1024;  // bytes
constexpr std::size_t kMostNameParts = 16;            // of one person
constexpr std::size_t kShortestNamePart = 3;          // bytes that are looked for in narratives

Subject subject_of(Family family, bool test_data) {
  if (family == Family::provider) return Subject::provider;
  return test_data ? Subject::synthetic : Subject::patient;
}

}  // namespace

void ResourceReader::end_resource(std::size_t element) { read_all(element, values_.size()); }

void ResourceReader::end_person(std::size_t element) {
  std::size_t end = elements_[element].first_value;
  while (end < values_.size() && is_inside(values_[end].element, element)) ++end;
  read_all(element, end);
}

// The values from the element's first to `end` are all inside it.
void ResourceReader::read_all(std::size_t element, std::size_t end) {
  const Element& ended = elements_[element];
  if (end == ended.first_value) return;
  const std::string_view type = ended.resource_type;
  const Family family = type.empty() ? family_of_person(ended) : family_of(type);
  const bool known = family != Family::any && !type.empty();
  const Resource resource{element,
                          end,
                          family,
                          subject_of(family, ended.test_data),
                          known ? std::string(type) : "resource",
                          fields_.new_record()};
  for (std::size_t i = ended.first_value; i < end; ++i) read(resource, values_[i]);
  if (family == Family::person) read_narratives(resource);
}

// "practitioner": {"name": …} in data that is no resource.
Family ResourceReader::family_of_person(const Element& element) {
  const auto words = name_words(element.name);
  const bool provider =
      std::ranges::any_of(words, [](const std::string& word) { return is_provider_word(word); });
  return provider || element.has(Trait::npi) ? Family::provider : Family::person;
}

void ResourceReader::read(const Resource& resource, const Value& value) {
  if (value.name == "display") {
    read_reference(resource, value);
    return;
  }
  if (is_care_date(value.name)) return read_care_date(resource, value);
  if (elements_[value.element].name == "answer") return read_answer(resource, value);
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

// Its day alone says nothing of a patient who is only a number: it takes the rest of the record.
void ResourceReader::read_care_date(const Resource& resource, const Value& value) {
  if (!elements_[resource.element].of_patient) return;
  Field field;
  field.name = resource.name + "." + std::string(value.name);
  field.key = "visit date";
  field.subject = resource.subject;
  field.record = resource.record;
  add(std::move(field), value.value.substr(0, kDateSize));
}

// What a questionnaire asked says what the answer holds.
void ResourceReader::read_answer(const Resource& resource, const Value& value) {
  const std::size_t parent = elements_[value.element].parent;
  if (parent == kNoElement || elements_[parent].question.empty()) return;
  Field field;
  field.name = "answer of a patient";
  field.key = "patient " + std::string(elements_[parent].question);
  field.subject = resource.subject;
  field.record = resource.record;
  const bool date = value.name != "valueString";
  add(std::move(field), value.value.substr(0, date ? kDateSize : kNone));
}

// The narrative of a person repeats the name.
void ResourceReader::read_narratives(const Resource& resource) {
  const std::size_t first = elements_[resource.element].first_value;
  for (std::size_t i = first; i < resource.end; ++i) {
    if (values_[i].name != "div") continue;
    const std::string_view narrative = values_[i].value.substr(0, kLongestNarrative);
    std::size_t parts = 0;
    for (std::size_t j = first; j < resource.end && parts < kMostNameParts; ++j) {
      const bool part = values_[j].name == "family" || values_[j].name == "given";
      if (!part || elements_[values_[j].element].name != "name") continue;
      ++parts;
      read_repeated(resource, narrative, values_[j].value);
    }
  }
}

void ResourceReader::read_repeated(const Resource& resource, std::string_view narrative,
                                   std::string_view name) {
  if (name.size() < kShortestNamePart) return;
  const auto same = [](char a, char b) { return to_lower(a) == to_lower(b); };
  const auto* found =
      std::search(narrative.begin(), narrative.end(), name.begin(), name.end(), same);
  if (found == narrative.end()) return;
  Field field;
  field.name = resource.name + ".text.div";
  field.key = "full name";
  field.identifier = Identifier::name;
  field.subject = resource.subject;
  field.record = resource.record;
  add(std::move(field), std::string_view(found, name.size()));
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
