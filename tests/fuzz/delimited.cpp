// Tables with a header row.
#include "tests/fuzz/field_reader.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::run_reader("delimited", phiward::test::text_of(data, size), ".csv");
  return 0;
}
