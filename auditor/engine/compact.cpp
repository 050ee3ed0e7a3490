#include "auditor/engine/compact.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace phiward {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::size_t kFewestDigits = 8;  // below, halving does not pay

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool is_hex(std::string_view text) {
  return text.size() >= kFewestDigits && text.size() % 2 == 0 &&
         std::ranges::all_of(text, [](char c) { return digit_value(c) >= 0; });
}

std::string halved(std::string_view digits) {
  std::string bytes(digits.size() / 2, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>(digit_value(digits[2 * i]) << 4 | digit_value(digits[2 * i + 1]));
  }
  return bytes;
}

std::string doubled(std::string_view bytes) {
  std::string digits(bytes.size() * 2, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    digits[2 * i] = kHexDigits[byte >> 4U];
    digits[2 * i + 1] = kHexDigits[byte & 15U];
  }
  return digits;
}

// How a text begins: one of these, or kFirstKnown and the number of a text before.
enum Form : std::uint8_t { kPlain, kHex, kFirstKnown };

}  // namespace

void CompactWriter::number(std::uint64_t value) {
  while (value >= 0x80) {
    out_ += static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7U;
  }
  out_ += static_cast<char>(value);
}

void CompactWriter::real(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (unsigned shift = 0; shift < 64; shift += 8) out_ += static_cast<char>(bits >> shift & 0xFF);
}

void CompactWriter::bytes(std::string_view value) {
  number(value.size());
  out_ += value;
}

void CompactWriter::text(std::string_view value) {
  const auto [known, added] = known_.try_emplace(value, known_.size());
  if (!added) return number(kFirstKnown + known->second);
  const bool hex = is_hex(value);
  number(hex ? kHex : kPlain);
  bytes(hex ? halved(value) : value);
}

std::uint64_t CompactReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(take(1).front());
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return value;
  }
  throw CompactError();
}

std::uint64_t CompactReader::number_up_to(std::uint64_t most) {
  const std::uint64_t value = number();
  if (value > most) throw CompactError();
  return value;
}

double CompactReader::real() {
  std::uint64_t bits = 0;
  unsigned shift = 0;
  for (const char c : take(8)) {
    bits |= std::uint64_t{static_cast<unsigned char>(c)} << shift;
    shift += 8;
  }
  return std::bit_cast<double>(bits);
}

std::string_view CompactReader::bytes() { return take(count()); }

const std::string& CompactReader::text() {
  const std::uint64_t form = number();
  if (form >= kFirstKnown) {
    if (form - kFirstKnown >= known_.size()) throw CompactError();
    return known_[form - kFirstKnown];
  }
  const std::string_view stored = bytes();
  return known_.emplace_back(form == kHex ? doubled(stored) : std::string(stored));
}

std::string_view CompactReader::take(std::size_t size) {
  if (size > left_.size()) throw CompactError();
  const std::string_view taken = left_.substr(0, size);
  left_.remove_prefix(size);
  return taken;
}

void CompactReader::expect_end() const {
  if (!left_.empty()) throw CompactError();
}

}  // namespace phiward
