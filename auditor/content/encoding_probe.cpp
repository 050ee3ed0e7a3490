#include "auditor/content/encoding_probe.hpp"

#include <algorithm>
#include <array>

#include "auditor/content/code_points.hpp"

namespace phiward {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kProbe = 8000;     // bytes; as git's buffer_is_binary
constexpr std::size_t kFewestPairs = 4;  // below that, a NUL says nothing about an encoding

struct ByteOrderMark {
  std::string_view bytes;
  Encoding encoding;
};

// UTF-32 first: its little-endian mark begins with that of UTF-16.
constexpr std::array<ByteOrderMark, 5> kMarks{{
    {"\xFF\xFE\0\0"sv, Encoding::utf32le},
    {"\0\0\xFE\xFF"sv, Encoding::utf32be},
    {"\xFF\xFE"sv, Encoding::utf16le},
    {"\xFE\xFF"sv, Encoding::utf16be},
    {"\xEF\xBB\xBF"sv, Encoding::utf8_bom},
}};

bool all_valid(std::string_view bytes, Encoding encoding) {
  while (!bytes.empty()) {
    const CodePoint next = read_code_point(bytes, encoding);
    if (!next.valid) return false;
    bytes.remove_prefix(next.size);
  }
  return true;
}

bool is_ascii_text(char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\r' || c == '\t'; }

// Both bytes of a pair are ASCII text in one UTF-16 character in five at most (Chinese);
// in 8-bit text they nearly always are.
bool is_narrow(std::string_view bytes) {
  const std::size_t pairs = std::min(bytes.size(), kProbe) / 2;
  std::size_t ascii = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    if (is_ascii_text(bytes[2 * i]) && is_ascii_text(bytes[2 * i + 1])) ++ascii;
  }
  return ascii * 2 > pairs;
}

bool bears_out(std::string_view body, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf32le:
    case Encoding::utf32be:
      return all_valid(body, encoding);
    case Encoding::utf16le:
    case Encoding::utf16be:
      return !is_narrow(body);
    case Encoding::utf8_bom:
    case Encoding::bytes:
      return true;
  }
  return false;
}

// All of it characters, and half of them ASCII text: small numbers are no text.
bool is_utf32_text(std::string_view bytes, Encoding encoding) {
  std::size_t ascii = 0;
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
    const CodePoint next = read_code_point(bytes.substr(at, 4), encoding);
    if (!next.valid) return false;
    if (next.value < 0x80 && is_ascii_text(static_cast<char>(next.value))) ++ascii;
  }
  return ascii * 2 > bytes.size() / 4;
}

// Wide text without a mark. UTF-32: three bytes of nearly every four are NUL. UTF-16: of most
// pairs one byte, always the same one.
Encoding guess_unmarked(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kProbe);
  if (head.find('\0') == std::string_view::npos) return Encoding::bytes;
  std::array<std::size_t, 2> nuls{};  // at even, at odd offsets
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++nuls[i % 2];
  }
  const std::size_t pairs = head.size() / 2;
  if (pairs < kFewestPairs) return Encoding::bytes;
  const auto most = [pairs](std::size_t count) { return count * 10 >= pairs * 7; };
  if (nuls[0] + nuls[1] >= pairs) {
    for (const Encoding encoding : {Encoding::utf32le, Encoding::utf32be}) {
      if (is_utf32_text(head, encoding)) return encoding;
    }
  }
  if (nuls[0] == 0 && most(nuls[1])) return Encoding::utf16le;
  if (nuls[1] == 0 && most(nuls[0])) return Encoding::utf16be;
  return Encoding::bytes;
}

}  // namespace

EncodingGuess guess_encoding(std::string_view bytes) {
  for (const ByteOrderMark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    if (bears_out(bytes.substr(mark.bytes.size()), mark.encoding)) {
      return {mark.encoding, mark.bytes.size()};
    }
  }
  return {guess_unmarked(bytes), 0};
}

bool looks_binary(std::string_view bytes) {
  return bytes.substr(0, kProbe).find('\0') != std::string_view::npos;
}

}  // namespace phiward
