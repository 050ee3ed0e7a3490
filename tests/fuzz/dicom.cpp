// DICOM data sets as text.
#include "tests/fuzz/field_reader.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::run_reader("dicom", phiward::test::text_of(data, size), "!header");
  return 0;
}
