#include "auditor/formats/key_value/key_value.hpp"

#include <algorithm>
#include <array>

#include "auditor/formats/key_value/aligned_columns.hpp"
#include "auditor/formats/key_value/assertions.hpp"
#include "auditor/formats/key_value/element_reader.hpp"
#include "auditor/formats/key_value/notation_reader.hpp"
#include "auditor/formats/key_value/records.hpp"
#include "auditor/formats/marker.hpp"
#include "auditor/formats/path_suffix.hpp"
#include "auditor/formats/word_finder.hpp"

namespace phiward {
namespace {

constexpr std::size_t kFirstBytes = 8 * 1024;

// FHIR and CDA say better than any name what stands where.
bool has_its_own_reader(std::string_view text) {
  constexpr std::size_t kLook = 1'024;  // bytes
  static constexpr std::array<std::string_view, 3> kFormats = {
      "resourceType", "http://hl7.org/fhir", "urn:hl7-org:v3"};
  const std::size_t begin = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos || (text[begin] != '{' && text[begin] != '<')) return false;
  return std::ranges::any_of(kFormats, [head = text.substr(0, kLook)](std::string_view format) {
    return head.find(format) != std::string_view::npos;
  });
}

}  // namespace

bool names_patients(std::string_view text) {
  static constexpr std::array<std::string_view, 3> kMarkers = {"patient", "Patient", "PATIENT"};
  static const WordFinder markers(kMarkers);
  return markers.find(text) != std::string_view::npos;
}

bool key_value_wanted(const Document& document, std::span<const Hit> hits) {
  if (has_its_own_reader(document.text)) return false;
  const bool keyed = std::ranges::any_of(hits, &Hit::keyed);
  if (keyed && is_telling(document, hits)) return true;
  if (keyed && document.of_members && !has_suffix(document.path, suffixes::kCode)) return true;
  return names_patients(document.path) ||
         (document.of_patients && names_patients(document.text.substr(0, kFirstBytes)));
}

void read_key_value(const Document& document, const KeyFilter& keys, Fields& fields) {
  key_value::Records records(document, keys, fields);
  const key_value::NotationReader::Options options{
      .code = has_suffix(document.path, suffixes::kCode),
      .in_strings = has_suffix(document.path, suffixes::kNotebooks)};
  key_value::NotationReader(document.text, records, options).read();
  records.close_all();
  if (options.code) key_value::read_assertions(document.text, records);
  records.close_all();
  key_value::read_aligned_columns(document.text, records);
  const bool elements = document.text.find("</") != std::string_view::npos ||
                        document.text.find("/>") != std::string_view::npos;
  if (elements) key_value::read_elements(document.text, records);
}

}  // namespace phiward
