// Tables in HTML: as a whole, and one by one.
#include "auditor/formats/tables/markup_parts.hpp"
#include "tests/fuzz/field_reader.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = phiward::test::text_of(data, size);
  phiward::test::run_reader("markup-tables", text, "");
  std::size_t before = 0;
  for (const phiward::Span part : phiward::markup_parts(text)) {
    phiward::test::require(before <= part.begin && part.begin < part.end && part.end <= text.size(),
                           "parts stand apart, in order");
    before = part.end;
    phiward::test::run_reader("markup-tables", text.substr(part.begin, part.size()), "");
  }
  return 0;
}
