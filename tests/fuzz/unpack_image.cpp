// Images.
#include "tests/fuzz/unpacked_parts.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::run_unpack(phiward::ContainerKind::image, phiward::test::text_of(data, size));
  return 0;
}
