// The name of a git object: SHA-1, 20 bytes. SHA-256 repositories are refused when they
// are opened (repository.hpp).
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace phiward {

struct ObjectId {
  static constexpr std::size_t kBytes = 20;
  static constexpr std::size_t kHexDigits = 2 * kBytes;

  std::array<std::uint8_t, kBytes> bytes{};

  auto operator<=>(const ObjectId&) const = default;

  [[nodiscard]] std::string hex() const;  // 40 lower-case digits
  // Empty unless `text` is exactly 40 hex digits.
  static std::optional<ObjectId> parse(std::string_view text);
};

// Object ids are uniformly distributed: any eight bytes are a hash.
struct ObjectIdHash {
  std::size_t operator()(const ObjectId& id) const noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, id.bytes.data(), sizeof word);
    return word;
  }
};

}  // namespace phiward
