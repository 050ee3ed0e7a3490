// Reads one code point of UTF-16 or UTF-32 and writes UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "auditor/content/decode.hpp"

namespace phiward {

struct CodePoint {
  char32_t value = 0;    // a Unicode scalar value; U+FFFD for whatever is none
  std::size_t size = 0;  // stored bytes it takes, at least 1
  bool valid = true;     // false if `value` stands in for bytes that are no code point
};

// REQUIRES: `bytes` is not empty, `encoding` is UTF-16 or UTF-32.
[[nodiscard]] CodePoint read_code_point(std::string_view bytes, Encoding encoding);

[[nodiscard]] std::size_t utf8_size(char32_t code_point);
void append_utf8(std::string& out, char32_t code_point);

}  // namespace phiward
