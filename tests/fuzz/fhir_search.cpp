// Queries of FHIR servers.
#include "tests/fuzz/field_reader.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::run_reader("fhir-search", phiward::test::text_of(data, size), "");
  return 0;
}
