// How a key is used where it was found: as the name of the value, or in code that merely
// looks so.
#pragma once

#include <cstddef>
#include <string_view>

#include "rules/regex.hpp"

namespace phiward {

// Where the name begins whose end is a key: at the p of patient_home_phone for the key
// "phone". Looks back a bounded number of bytes.
[[nodiscard]] std::size_t name_begin(std::string_view text, std::size_t key_begin);

// The value is an unquoted word of a program: lookup(Type argument), Type(), other.member.
[[nodiscard]] bool is_code(std::string_view text, Span value);

// Nothing but blanks stands between the name and the value.
[[nodiscard]] bool loosely_bound(std::string_view text, Span key, Span value);

// The key ends a longer name about something else: file_name, memoryAddress.
[[nodiscard]] bool names_something_else(std::string_view text, Span key);

}  // namespace phiward
