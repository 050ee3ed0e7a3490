#include "auditor/formats/reader.hpp"

#include <array>

#include "auditor/formats/delimited.hpp"
#include "auditor/formats/hl7v2.hpp"

namespace phiward {
namespace {

constexpr std::array kReaders{
    Reader{"delimited", delimited_wanted, read_delimited},
    Reader{"hl7v2", hl7v2_wanted, read_hl7v2},
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
