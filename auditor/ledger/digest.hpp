// SHA-256 and hex, by libsodium.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace phiward {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view bytes);
[[nodiscard]] std::string hex(const Sha256& digest);  // 64 lower-case digits

}  // namespace phiward
