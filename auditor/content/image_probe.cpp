#include "auditor/content/image_probe.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace phiward {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kJpeg = "\xFF\xD8\xFF"sv;
constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n"sv;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::size_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t number = 0;
  for (std::size_t i = 0; i < size; ++i) number = number << 8 | byte_at(bytes, at + i);
  return number;
}

// ITU-T T.81, B.1.1.3: APP0 holds JFIF's figures, APP2 a colour profile and APP14 Adobe's
// figures; the other APPn and COM may hold anything. Metadata stands before the first scan.
bool jpeg_holds_text(std::string_view bytes) {
  constexpr unsigned kApp0 = 0xE0, kApp14 = 0xEE, kApp15 = 0xEF, kComment = 0xFE, kScan = 0xDA;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (byte_at(bytes, at) != 0xFF) return true;
    const unsigned marker = byte_at(bytes, at + 1);
    const bool profile = bytes.substr(at + 4).starts_with("ICC_PROFILE\0"sv);
    const bool application = marker > kApp0 && marker <= kApp15 && marker != kApp14 && !profile;
    if (application || marker == kComment) return true;
    if (marker == kScan) return false;
    at += marker == 0xFF ? 1 : 2 + big_endian(bytes, at + 2, 2);
  }
  return true;
}

// PNG, 5.3 and 11.3: length, name, data, check sum.
bool png_holds_text(std::string_view bytes) {
  static constexpr std::array kTexts{"tEXt"sv, "zTXt"sv, "iTXt"sv, "eXIf"sv};
  for (std::size_t at = kPng.size(); at + 8 <= bytes.size();) {
    const std::string_view name = bytes.substr(at + 4, 4);
    if (name == "IEND"sv) return false;
    if (std::ranges::find(kTexts, name) != kTexts.end()) return true;
    at += 12 + big_endian(bytes, at, 4);
  }
  return true;
}

}  // namespace

bool image_may_hold_text(std::string_view bytes) {
  if (bytes.starts_with(kJpeg)) return jpeg_holds_text(bytes);
  if (bytes.starts_with(kPng)) return png_holds_text(bytes);
  return bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv);
}

}  // namespace phiward
