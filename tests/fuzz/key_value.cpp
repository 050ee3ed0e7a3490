// Names and values in code and data.
#include "tests/fuzz/field_reader.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::run_reader("key-value", phiward::test::text_of(data, size), "");
  return 0;
}
