// Collects the values of FHIR resources from whatever notation they are written in, and adds
// those that stand at a locus once the resource has ended and its type is known. An object is a
// resource if it says so itself (resourceType), or a person if it has a name as FHIR writes them
// and one more thing of FHIR's; what stands in neither is dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/formats/fhir/loci.hpp"
#include "auditor/formats/fields.hpp"
#include "auditor/formats/json/json_reader.hpp"

namespace phiward::fhir {

class ResourceReader {
 public:
  // Borrows both. Names and values given later are parts of `text`.
  ResourceReader(std::string_view text, Fields& fields) : text_(text), fields_(fields) {}

  // Elements must balance; those still open at the end are ended by finish().
  void open(std::string_view name);
  void value(std::string_view name, std::string_view value);
  void close();
  void finish();

 private:
  // What makes an object look like a person of FHIR, or a part of one.
  enum class Trait : std::uint8_t {
    name_part = 1,
    address_part = 2,
    human_name = 4,
    birth_date = 8,
    telecom = 16,
    address = 32,
    identifier = 64,
    npi = 128,
  };
  // An element, with what it says of itself.
  struct Element {
    void add(Trait trait) { traits |= static_cast<unsigned>(trait); }
    [[nodiscard]] bool has(Trait trait) const {
      return (traits & static_cast<unsigned>(trait)) != 0;
    }
    [[nodiscard]] bool is_person() const {
      return resource_type.empty() && has(Trait::human_name) &&
             (has(Trait::birth_date) || has(Trait::telecom) || has(Trait::address) ||
              has(Trait::identifier));
    }

    std::size_t parent;  // index, or kNoElement
    std::size_t first_value;
    std::string_view name;
    std::string_view resource_type;  // empty if it is no resource
    std::string_view system;
    std::string_view type_code;
    std::string_view url;
    std::string_view reference;
    std::string_view question;  // text or linkId, of an item of a questionnaire
    unsigned traits = 0;
    bool of_patient = false;  // it refers to one
    bool test_data = false;   // declared so
  };
  struct Value {
    std::size_t element;
    std::string_view name;
    std::string_view value;
  };
  struct Resource {
    std::size_t element;
    std::size_t end;  // of its values
    Family family;
    Subject subject;
    std::string name;  // for people
    std::uint32_t record;
  };
  static constexpr std::size_t kNoElement = static_cast<std::size_t>(-1);

  void note(std::string_view name, std::string_view value);
  void note_code(std::size_t element, std::string_view value);
  void note_meta(std::size_t element, std::string_view value);
  Element* ancestor(std::size_t element, int generations);

  void tell_parent(std::size_t element);
  void end_persons(std::size_t root);
  [[nodiscard]] bool is_inside(std::size_t element, std::size_t outer) const;
  static Family family_of_person(const Element& element);

  void end_resource(std::size_t element);
  void end_person(std::size_t element);
  void read_all(std::size_t element, std::size_t end);
  void read(const Resource& resource, const Value& value);
  bool read_value(const Resource& resource, const Value& value, const std::string& path);
  void read_part(const Resource& resource, const Value& value, const std::string& path);
  void read_reference(const Resource& resource, const Value& value);
  void read_care_date(const Resource& resource, const Value& value);
  void read_answer(const Resource& resource, const Value& value);
  void read_narratives(const Resource& resource);
  void read_repeated(const Resource& resource, std::string_view narrative, std::string_view name);
  void read_contact_point(Field field, const Value& value);
  void read_identifier(Field field, const Value& value);
  static Field field_at(const Resource& resource, const Locus& locus);
  [[nodiscard]] std::optional<std::string> path_to(std::size_t element, std::size_t resource) const;
  void add(Field field, std::string_view value);

  std::string_view text_;
  Fields& fields_;
  std::vector<Element> elements_;
  std::vector<std::size_t> open_;  // indices of elements_
  std::vector<Value> values_;      // of resources that have not ended
};

// Hands all events of a reader (JsonReader, YamlReader) to `resources`.
template <class Reader>
void read_events(Reader& reader, ResourceReader& resources) {
  JsonEvent event{};
  while (reader.next(event)) {
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

}  // namespace phiward::fhir
