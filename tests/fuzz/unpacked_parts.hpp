// Unpacks one input and requires what every kind of container promises.
#pragma once

#include <string_view>

#include "auditor/unpack/kinds.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace phiward::test {

// The first byte of an input is no part of the container: a corpus of broken containers is
// then not one of files that phiward cannot read.
inline constexpr UnpackLimits kUnpackLimits{.bytes = 4 << 20, .part_bytes = 1 << 20, .parts = 1000};

inline void run_unpack(ContainerKind kind, std::string_view input) {
  if (input.empty()) return;
  const UnpackLimits& limits = kUnpackLimits;
  std::uint64_t bytes = 0;
  std::uint64_t count = 0;
  Parts parts(limits, [&](std::string_view name, std::string_view content) {
    bytes += content.size();
    ++count;
    require(name.size() <= kLongestPartName, "names are bounded");
    require(content.size() <= limits.part_bytes, "no part is larger than allowed");
  });
  unpack(kind, input.substr(1), parts);
  require(bytes <= limits.bytes && count <= limits.parts, "all parts keep the limits");
}

}  // namespace phiward::test
