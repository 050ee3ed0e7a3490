#include "auditor/formats/reader.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "auditor/formats/cda/cda.hpp"
#include "auditor/formats/delimited.hpp"
#include "auditor/formats/dicom/dicom.hpp"
#include "auditor/formats/fhir/fhir.hpp"
#include "auditor/formats/hl7v2.hpp"
#include "auditor/formats/hl7v2_paths.hpp"
#include "auditor/formats/key_value/key_value.hpp"
#include "auditor/formats/sql.hpp"
#include "auditor/formats/tables/drawn.hpp"
#include "auditor/formats/tables/embedded.hpp"
#include "auditor/formats/tables/markup.hpp"
#include "auditor/formats/x12.hpp"

namespace phiward {
namespace {

template <std::size_t N>
using Words = std::array<std::string_view, N>;

constexpr Words<0> kNone{};
constexpr Words<6> kMarkup{"<td", "<th", "<TD", "<TH", "<dt", "<dd"};
constexpr Words<11> kHl7v2{"MSH",  "FHS",  "BHS",  "PID",  "pid|", "NK1|",
                           "GT1|", "IN1|", "IN2|", "MRG|", "OBX|"};
constexpr Words<2> kHl7v2Paths{"PID.", "PID-"};
constexpr Words<2> kFhirJson{"resourceType", "family"};
constexpr Words<1> kFhirXml{"http://hl7.org/fhir"};
constexpr Words<1> kFhirYaml{"resourceType: "};
constexpr Words<1> kFhirShorthand{"InstanceOf:"};
constexpr Words<5> kFhirSearch{"Patient?", "Person?", "/_search?", "patient.", ":Patient."};
constexpr Words<4> kCda{"urn:hl7-org:v3", "recordTarget", "patientRole", "birthTime"};
constexpr Words<11> kDicom{
    "(0008,",    "(0010,",     "(0010, ",     "0x0010",      "00100010",    "00100020",
    "\"0010,00", "0010,0010=", "DCM_Patient", "Tag.Patient", "Tags.Patient"};
constexpr Words<5> kX12{"ISA", "NM1", "REF*", "DMG*", "CLM*"};

constexpr std::array kReaders{
    Reader{"delimited", kNone, delimited_wanted, read_delimited},
    Reader{"embedded-tables", kNone, embedded_tables_wanted, read_embedded_tables},
    Reader{"drawn-tables", kNone, drawn_tables_wanted, read_drawn_tables},
    Reader{"markup-tables", kMarkup, markup_tables_wanted, read_markup_tables},
    Reader{"hl7v2", kHl7v2, hl7v2_wanted, read_hl7v2},
    Reader{"hl7v2-paths", kHl7v2Paths, hl7v2_paths_wanted, read_hl7v2_paths},
    Reader{"fhir-json", kFhirJson, fhir_json_wanted, read_fhir_json},
    Reader{"fhir-xml", kFhirXml, fhir_xml_wanted, read_fhir_xml},
    Reader{"fhir-yaml", kFhirYaml, fhir_yaml_wanted, read_fhir_yaml},
    Reader{"fhir-shorthand", kFhirShorthand, fhir_shorthand_wanted, read_fhir_shorthand},
    Reader{"fhir-search", kFhirSearch, fhir_search_wanted, read_fhir_search},
    Reader{"cda", kCda, cda_wanted, read_cda},
    Reader{"dicom", kDicom, dicom_wanted, read_dicom},
    Reader{"sql", kNone, sql_wanted, read_sql},
    Reader{"x12", kX12, x12_wanted, read_x12},
    Reader{"key-value", kNone, key_value_wanted, read_key_value},
};

bool any_of(const std::vector<bool>& markers, std::size_t begin, std::size_t end) {
  const auto at = [&markers](std::size_t index) {
    return markers.begin() + static_cast<std::ptrdiff_t>(index);
  };
  return std::find(at(begin), at(end), true) != at(end);
}

}  // namespace

std::span<const Reader> readers() { return kReaders; }

std::span<const std::string_view> format_markers() {
  static const std::vector<std::string_view> kAll = [] {
    std::vector<std::string_view> all;
    for (const Reader& reader : kReaders) {
      all.insert(all.end(), reader.markers.begin(), reader.markers.end());
    }
    return all;
  }();
  return kAll;
}

Fields FieldReader::read(const Document& document, std::span<const Hit> hits,
                         const std::vector<bool>& markers) const {
  Fields fields;
  std::size_t first = 0;  // of the reader's markers
  for (const Reader& reader : kReaders) {
    const std::size_t end = first + reader.markers.size();
    const bool asked = markers.empty() || reader.markers.empty() || any_of(markers, first, end);
    if (asked && reader.wanted(document, hits)) reader.read(document, keys_, fields);
    first = end;
  }
  return fields;
}

}  // namespace phiward
