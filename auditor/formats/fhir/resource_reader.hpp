// Collects the values of FHIR resources from whatever notation they are written in, and adds
// those that stand at a locus once the resource has ended and its type is known. An object is a
// resource only if it says so itself (resourceType); what stands in no resource is dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/formats/fhir/loci.hpp"
#include "auditor/formats/fields.hpp"

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
  // An element, with what it says of itself.
  struct Element {
    std::size_t parent;  // index, or kNoElement
    std::size_t first_value;
    std::string_view name;
    std::string_view resource_type;  // empty if it is no resource
    std::string_view system;
    std::string_view type_code;
    std::string_view url;
    std::string_view reference;
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

  void end_resource(std::size_t element);
  void read(const Resource& resource, const Value& value);
  bool read_value(const Resource& resource, const Value& value, const std::string& path);
  void read_part(const Resource& resource, const Value& value, const std::string& path);
  void read_reference(const Resource& resource, const Value& value);
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

}  // namespace phiward::fhir
