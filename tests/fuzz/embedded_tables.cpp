// Delimited tables in literals and comments.
#include "tests/fuzz/field_reader.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::run_reader("embedded-tables", phiward::test::text_of(data, size), "");
  return 0;
}
