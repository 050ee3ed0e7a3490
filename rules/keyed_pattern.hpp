// The RE2 pattern of a value that stands under a name, in code or data of any language:
//
//   boundary key suffix? connector opening value
//
//   "ssn": "…"    ssn=…    <ssn>…    put("ssn", "…")    setSsn("…")    SSN # …    | SSN | … |
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace phiward {

// Groups of the composed pattern. Exactly one of the two key groups takes part in a match.
inline constexpr std::string_view kValueGroup = "value";
inline constexpr std::string_view kKeyGroup = "key";
inline constexpr std::string_view kHumpGroup = "hump";  // a key inside camelCase

inline constexpr std::string_view kSuffixGroup = "suffix";  // what follows the key in the name

// Any of the keys, lower-case words separated by single spaces, before any of the values,
// which are RE2 patterns.
[[nodiscard]] std::string keyed_pattern(std::vector<std::string> keys,
                                        std::vector<std::string> values);

// What follows a name: connector, opening and value. For a match at the end of the name.
[[nodiscard]] std::string named_value_pattern(std::string_view value);

}  // namespace phiward
