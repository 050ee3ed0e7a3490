#include "auditor/content/code_points.hpp"

namespace phiward {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kLast = 0x10FFFF;

bool is_surrogate(char32_t value) { return value >= 0xD800 && value <= 0xDFFF; }
bool is_high_surrogate(char32_t value) { return value >= 0xD800 && value <= 0xDBFF; }
bool is_low_surrogate(char32_t value) { return value >= 0xDC00 && value <= 0xDFFF; }

CodePoint replaced(std::size_t size) { return {kReplacement, size, false}; }

char32_t unit(std::string_view bytes, std::size_t width, bool big_endian) {
  char32_t value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[big_endian ? i : width - 1 - i]);
    value = (value << 8) | byte;
  }
  return value;
}

CodePoint read_utf16(std::string_view bytes, bool big_endian) {
  if (bytes.size() < 2) return replaced(bytes.size());
  const char32_t first = unit(bytes, 2, big_endian);
  if (!is_surrogate(first)) return {first, 2};
  if (!is_high_surrogate(first) || bytes.size() < 4) return replaced(2);
  const char32_t second = unit(bytes.substr(2), 2, big_endian);
  if (!is_low_surrogate(second)) return replaced(2);
  return {0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 4};
}

CodePoint read_utf32(std::string_view bytes, bool big_endian) {
  if (bytes.size() < 4) return replaced(bytes.size());
  const char32_t value = unit(bytes, 4, big_endian);
  if (value > kLast || is_surrogate(value)) return replaced(4);
  return {value, 4};
}

}  // namespace

CodePoint read_code_point(std::string_view bytes, Encoding encoding) {
  const bool big_endian = encoding == Encoding::utf16be || encoding == Encoding::utf32be;
  const bool wide = encoding == Encoding::utf32le || encoding == Encoding::utf32be;
  return wide ? read_utf32(bytes, big_endian) : read_utf16(bytes, big_endian);
}

std::size_t utf8_size(char32_t code_point) {
  if (code_point < 0x80) return 1;
  if (code_point < 0x800) return 2;
  return code_point < 0x10000 ? 3 : 4;
}

void append_utf8(std::string& out, char32_t code_point) {
  static constexpr unsigned char kLead[] = {0, 0, 0xC0, 0xE0, 0xF0};
  const std::size_t size = utf8_size(code_point);
  out.push_back(static_cast<char>(kLead[size] | (code_point >> (6 * (size - 1)))));
  for (std::size_t left = size - 1; left-- > 0;) {
    out.push_back(static_cast<char>(0x80 | ((code_point >> (6 * left)) & 0x3F)));
  }
}

}  // namespace phiward
