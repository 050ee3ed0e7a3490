// What people see instead of a value.
#pragma once

#include <string>
#include <string_view>

namespace phiward {

// Digits become '#', letters 'x' or 'X', other bytes of a UTF-8 letter 'x';
// punctuation and spaces stay; control bytes become '?'. Cut after 40 bytes.
// "4111-aB" gives "####-xX".
[[nodiscard]] std::string shape_of(std::string_view value);

// The same text with everything a terminal or page could obey removed: control
// bytes and invalid UTF-8 become \xHH, bidirectional overrides \u202E. For paths,
// ref names and other foreign words in messages.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace phiward
