#include "auditor/formats/reader.hpp"

#include <array>

#include "auditor/formats/cda/cda.hpp"
#include "auditor/formats/delimited.hpp"
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

constexpr std::array kReaders{
    Reader{"delimited", delimited_wanted, read_delimited},
    Reader{"embedded-tables", embedded_tables_wanted, read_embedded_tables},
    Reader{"drawn-tables", drawn_tables_wanted, read_drawn_tables},
    Reader{"markup-tables", markup_tables_wanted, read_markup_tables},
    Reader{"hl7v2", hl7v2_wanted, read_hl7v2},
    Reader{"hl7v2-paths", hl7v2_paths_wanted, read_hl7v2_paths},
    Reader{"fhir-json", fhir_json_wanted, read_fhir_json},
    Reader{"fhir-xml", fhir_xml_wanted, read_fhir_xml},
    Reader{"cda", cda_wanted, read_cda},
    Reader{"sql", sql_wanted, read_sql},
    Reader{"x12", x12_wanted, read_x12},
    Reader{"key-value", key_value_wanted, read_key_value},
};

}  // namespace

std::span<const Reader> readers() { return kReaders; }

Fields FieldReader::read(const Document& document, std::span<const Hit> hits) const {
  Fields fields;
  for (const Reader& reader : kReaders) {
    if (reader.wanted(document, hits)) reader.read(document, keys_, fields);
  }
  return fields;
}

}  // namespace phiward
