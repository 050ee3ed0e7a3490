// Guesses how a file is encoded from its first bytes.
#pragma once

#include <cstddef>
#include <string_view>

#include "auditor/content/decode.hpp"

namespace phiward {

struct EncodingGuess {
  Encoding encoding = Encoding::bytes;
  std::size_t bom_size = 0;  // bytes of the byte order mark, 0 if there is none
};

// A wide encoding is only believed where the bytes bear it out: text that merely begins
// with a byte order mark is judged as it stands, so that the mark cannot hide it.
[[nodiscard]] EncodingGuess guess_encoding(std::string_view bytes);

// git's own rule: a NUL byte in the first 8000.
[[nodiscard]] bool looks_binary(std::string_view bytes);

}  // namespace phiward
