// FHIR resources in JSON and in source code.
#include "tests/fuzz/field_reader.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::run_reader("fhir-json", phiward::test::text_of(data, size), "");
  return 0;
}
