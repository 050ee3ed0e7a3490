// What stands where in DICOM: the attributes of the confidentiality profile that name somebody
// or something (PS3.15 2024b, table E.1-1), by tag and by keyword (PS3.6).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "rules/vocabulary.hpp"

namespace phiward::dicom {

enum class Type : std::uint8_t { text, name, date, marker };

struct Locus {
  std::uint32_t tag;         // group and element: 0x00100010
  std::string_view keyword;  // "PatientName"
  Type type;
  std::optional<Identifier> identifier;  // none: rules decide by the key
  std::string_view key;                  // what rules call it
  Subject subject;                       // whose it is
};

// Says that whoever made the file took out who it is about.
inline constexpr std::uint32_t kIdentityRemoved = 0x00120062;

// With one of these all their tags begin.
inline constexpr std::string_view kFirstDigits = "04";

// Null for what is nobody's.
[[nodiscard]] const Locus* locus_of(std::uint32_t tag);
[[nodiscard]] const Locus* locus_of(std::string_view keyword);

}  // namespace phiward::dicom
