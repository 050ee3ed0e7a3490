// SHA-256 and hex, by libsodium.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace phiward {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view bytes);
[[nodiscard]] std::string hex(std::span<const std::uint8_t, 32> bytes);  // 64 lower-case digits

// The inverse of hex; empty unless `text` is exactly 64 hexadecimal digits.
[[nodiscard]] std::optional<Sha256> from_hex(std::string_view text);

// The hashes of ledger.hpp: SHA-256(0x00 || body), and SHA-256(previous || leaf).
[[nodiscard]] Sha256 leaf_hash(std::string_view body);
[[nodiscard]] Sha256 chain_hash(const Sha256& previous, const Sha256& leaf);

}  // namespace phiward
