#include "auditor/git/object_id.hpp"

namespace phiward {
namespace {

// By byte; -1 for what is no digit. A table, since the digits of ids are hard to foretell.
constexpr auto kHexDigit = [] {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  for (std::int8_t i = 0; i < 10; ++i) values[static_cast<std::size_t>('0' + i)] = i;
  for (std::int8_t i = 10; i < 16; ++i) {
    values[static_cast<std::size_t>('a' + i - 10)] = i;
    values[static_cast<std::size_t>('A' + i - 10)] = i;
  }
  return values;
}();

int hex_digit(char c) { return kHexDigit[static_cast<unsigned char>(c)]; }

}  // namespace

std::string ObjectId::hex() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * std::size_t{size});
  for (std::size_t i = 0; i < size; ++i) {
    text += kDigits[bytes[i] >> 4];
    text += kDigits[bytes[i] & 15];
  }
  return text;
}

std::string hex_or_empty(const ObjectId* id) { return id == nullptr ? std::string{} : id->hex(); }

std::optional<ObjectId> ObjectId::parse(std::string_view text) {
  if (text.size() != 2 * kBytes && text.size() != 2 * kSha256Bytes) return std::nullopt;
  ObjectId id;
  id.size = static_cast<std::uint8_t>(text.size() / 2);
  for (std::size_t i = 0; i < id.size; ++i) {
    const int high = hex_digit(text[2 * i]);
    const int low = hex_digit(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    id.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return id;
}

}  // namespace phiward
