// What is unpacked of one file, all containers inside it together.
#pragma once

#include <cstdint>

namespace phiward {

struct UnpackLimits {
  std::uint64_t bytes = std::uint64_t{256} << 20;  // of all parts
  std::uint64_t part_bytes = std::uint64_t{64} << 20;
  std::uint64_t parts = 100'000;
};

}  // namespace phiward
