#include "rules/shape.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>

namespace phiward {
namespace {

constexpr std::size_t kLongestShape = 40;  // bytes

char shape_of_byte(unsigned char byte) {
  if (byte >= '0' && byte <= '9') return '#';
  if (byte >= 'a' && byte <= 'z') return 'x';
  if (byte >= 'A' && byte <= 'Z') return 'X';
  if (byte >= 0x80) return 'x';
  if (byte < 0x20 || byte == 0x7f) return '?';
  return static_cast<char>(byte);
}

struct CodePoint {
  std::uint32_t value;
  std::size_t length;  // bytes
};

// The UTF-8 character at the start of `text`; empty for anything RFC 3629 forbids.
std::optional<CodePoint> first_code_point(std::string_view text) {
  const auto byte = [&](std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at]));
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return CodePoint{lead, 1};
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return std::nullopt;
  std::uint32_t value = lead & (0x7fU >> length);
  for (std::size_t at = 1; at < length; ++at) {
    if ((byte(at) & 0xc0U) != 0x80) return std::nullopt;
    value = (value << 6U) | (byte(at) & 0x3fU);
  }
  static constexpr std::array<std::uint32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xd800 && value <= 0xdfff;
  if (value < kLeast.at(length) || value > 0x10ffff || surrogate) return std::nullopt;
  return CodePoint{value, length};
}

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Characters that reorder, hide or break text without being seen (Unicode Bidi_Control,
// zero width and line separators, byte order mark).
constexpr std::array kInvisible = {
    Range{0x061c, 0x061c}, Range{0x200b, 0x200f}, Range{0x2028, 0x202e},
    Range{0x2060, 0x2069}, Range{0xfeff, 0xfeff},
};

bool is_invisible(std::uint32_t value) {
  for (const Range& range : kInvisible) {
    if (value >= range.first && value <= range.last) return true;
  }
  return false;
}

std::string escaped(const char* form, std::uint32_t value) {
  std::array<char, 16> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), form, value);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

}  // namespace

std::string shape_of(std::string_view value) {
  std::string shape;
  for (const char byte : value.substr(0, kLongestShape)) {
    shape += shape_of_byte(static_cast<unsigned char>(byte));
  }
  return shape;
}

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto point = first_code_point(text);
    const std::size_t length = point ? point->length : 1;
    const bool control =
        point && (point->value < 0x20 || (point->value >= 0x7f && point->value < 0xa0));
    if (!point || (control && length == 1)) {
      result += escaped("\\x%02X", static_cast<unsigned char>(text.front()));
    } else if (control || is_invisible(point->value)) {
      result += escaped("\\u%04X", point->value);
    } else {
      result += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return result;
}

}  // namespace phiward
