// Paths of HL7 v2 fields with values beside them.
#include "tests/fuzz/field_reader.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::run_reader("hl7v2-paths", phiward::test::text_of(data, size), "");
  return 0;
}
