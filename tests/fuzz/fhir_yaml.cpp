// FHIR resources in YAML.
#include "tests/fuzz/field_reader.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::run_reader("fhir-yaml", phiward::test::text_of(data, size), "");
  return 0;
}
