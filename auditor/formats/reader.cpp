#include "auditor/formats/reader.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "auditor/formats/cda/cda.hpp"
#include "auditor/formats/delimited.hpp"
#include "auditor/formats/dicom/dicom.hpp"
#include "auditor/formats/fhir/fhir.hpp"
#include "auditor/formats/hl7v2.hpp"
#include "auditor/formats/hl7v2_paths.hpp"
#include "auditor/formats/key_value/key_value.hpp"
#include "auditor/formats/marker.hpp"
#include "auditor/formats/sections/section_reader.hpp"
#include "auditor/formats/sql.hpp"
#include "auditor/formats/tables/drawn.hpp"
#include "auditor/formats/tables/embedded.hpp"
#include "auditor/formats/tables/markup.hpp"
#include "auditor/formats/tables/markup_parts.hpp"
#include "auditor/formats/x12.hpp"

namespace phiward {
namespace {

template <std::size_t N>
using Words = std::array<std::string_view, N>;

constexpr Words<0> kNone{};
constexpr Words<6> kMarkup{"<td", "<th", "<TD", "<TH", "<dt", "<dd"};
constexpr Words<12> kHl7v2{"MSH",  "FHS",  "BHS",  "PID",  "PID|", "pid|",
                           "NK1|", "GT1|", "IN1|", "IN2|", "MRG|", "OBX|"};
constexpr Words<2> kHl7v2Paths{"PID.", "PID-"};
constexpr Words<9> kFhirJson{"resourceType", "resourceType\\\"", "resourceType\"\"",
                             "family\":",    "family':",         "family:",
                             "family\" ",    "family\\\"",       "family\"\""};
constexpr Words<1> kFhirXml{"http://hl7.org/fhir"};
constexpr Words<1> kFhirYaml{"resourceType: "};
constexpr Words<1> kFhirShorthand{"InstanceOf:"};
constexpr Words<5> kFhirSearch{"Patient?", "Person?", "/_search?", "patient.", ":Patient."};
constexpr Words<4> kCda{"urn:hl7-org:v3", "recordTarget", "patientRole", "birthTime"};
constexpr Words<11> kDicom{
    "(0008,",    "(0010,",     "(0010, ",     "0x0010",      "00100010",    "00100020",
    "\"0010,00", "0010,0010=", "DCM_Patient", "Tag.Patient", "Tags.Patient"};
constexpr Words<6> kX12{"ISA", "NM1", "NM1*", "REF*", "DMG*", "CLM*"};

constexpr std::array kReaders{
    Reader{"delimited", kNone, delimited_wanted, read_delimited},
    Reader{"markup-tables", kMarkup, markup_tables_wanted, read_markup_tables, false, markup_parts},
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
    // By section: behind all others.
    Reader{"embedded-tables", kNone, embedded_tables_wanted, read_embedded_tables, true},
    Reader{"drawn-tables", kNone, drawn_tables_wanted, read_drawn_tables, true},
    Reader{"embedded-sql", kNone, embedded_sql_wanted, read_embedded_sql, true},
    Reader{"key-value", kNone, key_value_wanted, read_key_value, true},
};

std::vector<const Reader*> wanted_by(const Document& document, std::span<const Hit> hits) {
  std::vector<const Reader*> wanted;
  for (const Reader& reader : kReaders) {
    const bool asked = !document.markers || reader.markers.empty() ||
                       std::ranges::any_of(reader.markers, [&](std::string_view marker) {
                         return stands(document, marker);
                       });
    if (asked && reader.wanted(document, hits)) wanted.push_back(&reader);
  }
  return wanted;
}

// Those of format_markers() that are told.
std::vector<std::string_view> standing(const std::vector<bool>& told) {
  std::vector<std::string_view> markers;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i]) markers.push_back(format_markers()[i]);
  }
  return markers;
}

// Where nothing outside the passages tells of patients, only they are read.
std::vector<Span> parts_to_read(const Document& document, std::span<const Hit> hits) {
  const auto outside = [&](const Hit& hit) {
    const auto passage =
        std::ranges::upper_bound(document.passages, hit.value_begin, {}, &Span::end);
    return passage == document.passages.end() || hit.value_begin < passage->begin;
  };
  const auto tells = [](const Hit& hit) { return !hit.common; };
  const bool somewhere =
      !document.of_patients && !document.passages.empty() && std::ranges::any_of(hits, tells) &&
      std::ranges::none_of(hits, [&](const Hit& hit) { return tells(hit) && outside(hit); });
  if (somewhere) return {document.passages.begin(), document.passages.end()};
  return {{0, document.text.size()}};
}

}  // namespace

std::span<const Reader> readers() { return kReaders; }

std::span<const std::string_view> format_markers() {
  static const std::vector<std::string_view> all_markers = [] {
    std::vector<std::string_view> all;
    for (const Reader& reader : kReaders) {
      all.insert(all.end(), reader.markers.begin(), reader.markers.end());
    }
    return all;
  }();
  return all_markers;
}

struct FieldReader::Desk {
  Desk(const Catalog& catalog, EmptyBlocks& empty) : keys(catalog), sections(keys, empty) {}
  KeyFilter keys;
  SectionReader sections;
};

FieldReader::FieldReader(const Catalog& catalog)
    : catalog_(catalog), empty_sections_(SectionMemory::kEmpty) {}
FieldReader::~FieldReader() = default;

Fields FieldReader::read(Document document, std::span<const Hit> hits,
                         const std::vector<bool>& markers, SectionVersions* versions) const {
  Fields fields;
  const std::vector<std::string_view> told = standing(markers);
  if (!markers.empty()) document.markers = told;
  const std::vector<const Reader*> wanted = wanted_by(document, hits);
  if (wanted.empty()) return fields;
  std::unique_ptr<Desk> desk = take_desk();
  const auto by_section = std::ranges::find(wanted, true, &Reader::by_section);
  for (auto reader = wanted.begin(); reader != by_section; ++reader) {
    if ((*reader)->parts != nullptr) {
      desk->sections.read_parts(document, *reader, fields);
    } else {
      (*reader)->read(document, desk->keys, fields);
    }
  }
  if (by_section != wanted.end()) {
    desk->sections.read(document, {by_section, wanted.end()}, parts_to_read(document, hits),
                        versions, fields);
  }
  const std::scoped_lock lock(mutex_);
  free_.push_back(std::move(desk));
  return fields;
}

std::unique_ptr<FieldReader::Desk> FieldReader::take_desk() const {
  {
    const std::scoped_lock lock(mutex_);
    if (!free_.empty()) {
      std::unique_ptr<Desk> desk = std::move(free_.back());
      free_.pop_back();
      return desk;
    }
  }
  return std::make_unique<Desk>(catalog_, empty_sections_);
}

}  // namespace phiward
