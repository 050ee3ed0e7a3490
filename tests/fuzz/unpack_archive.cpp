// Archives and compressed files. What reads plain zip files gives what libarchive gives.
#include <string>

#include "auditor/unpack/archive.hpp"
#include "tests/fuzz/unpacked_parts.hpp"

namespace phiward::test {
namespace {

std::string all_by(void (*unpack_one)(std::string_view bytes, Parts& parts),
                   std::string_view bytes) {
  std::string all;
  Parts parts(kUnpackLimits, [&](std::string_view name, std::string_view content) {
    all.append(name).append(1, '\0').append(content).append(1, '\0');
  });
  try {
    unpack_one(bytes, parts);
  } catch (const UnpackError&) {
    parts.note(UnpackFailure::damaged);
  }
  return all + (parts.noted() ? "failed" : "whole");
}

void by_libarchive(std::string_view bytes, Parts& parts) { unpack_with_libarchive(bytes, parts); }

void run(std::string_view input) {
  run_unpack(ContainerKind::archive, input);
  if (!input.substr(0, 3).ends_with("PK")) return;
  const std::string_view zip = input.substr(1);
  require(all_by(unpack_archive, zip) == all_by(by_libarchive, zip), "both readers give the same");
}

}  // namespace
}  // namespace phiward::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::run(phiward::test::text_of(data, size));
  return 0;
}
