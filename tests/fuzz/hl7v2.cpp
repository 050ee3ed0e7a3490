// HL7 v2 messages.
#include "tests/fuzz/field_reader.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::run_reader("hl7v2", phiward::test::text_of(data, size), ".hl7");
  return 0;
}
