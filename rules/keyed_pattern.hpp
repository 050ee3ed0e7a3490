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

// `keys` are lower-case words separated by single spaces; `value` is an RE2 pattern.
[[nodiscard]] std::string keyed_pattern(const std::vector<std::string>& keys,
                                        std::string_view value);

// The same for any value at all: one pattern for the keys of many rules, as a gate.
[[nodiscard]] std::string any_keyed_pattern(std::vector<std::string> keys);

}  // namespace phiward
