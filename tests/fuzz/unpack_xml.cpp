// The XML members of office documents. In the input they are separated by NUL bytes: the text
// of a document, then shared strings, styles, a sheet.
#include <algorithm>
#include <vector>

#include "auditor/unpack/document_text.hpp"
#include "auditor/unpack/spreadsheet.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace phiward::test {
namespace {

std::string next(std::string_view& text) {
  const std::string_view piece = text.substr(0, text.find('\0'));
  text.remove_prefix(std::min(text.size(), piece.size() + 1));
  return std::string(piece);
}

void read(std::string_view text) {
  Parts parts({.bytes = 4 << 20, .part_bytes = 1 << 20, .parts = 1000},
              [](std::string_view, std::string_view) {});
  try {
    write_document_text({"content.xml", next(text)}, parts);
    const std::string strings = next(text);
    const std::string styles = next(text);
    const std::vector<Part> members{{"xl/sharedStrings.xml", strings},
                                    {"xl/styles.xml", styles},
                                    {"xl/worksheets/sheet1.xml", next(text)}};
    Spreadsheet spreadsheet(members);
    for (const Part& member : members) spreadsheet.write(member, parts);
    spreadsheet.write_unused_strings(parts);
  } catch (const UnpackError&) {
    return;  // told, which is right
  }
}

}  // namespace
}  // namespace phiward::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::read(phiward::test::text_of(data, size));
  return 0;
}
