// Values that stand under a name, in code or data of any language:
//
//   boundary name connector opening value
//
//   "ssn": "…"    ssn=…    <ssn>…    put("ssn", "…")    setSsn("…")    SSN # …    | SSN | … |
//
// Names are found first, all keys at once, then what follows each is looked at: one pattern
// for both would give RE2 more states than fit its memory.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/regex.hpp"

namespace phiward {

inline constexpr std::string_view kValueGroup = "value";

// What may stand between the words of a key.
inline constexpr std::string_view kJoints = " _.-";

// A name with any of the keys (lower-case words separated by single spaces) in it, followed
// by what could bind a value to it. See names_in.
[[nodiscard]] std::string name_pattern(std::vector<std::string> keys);

// Two simpler patterns, one of which at least matches in every line in which name_pattern does:
// of names spelled out, and of those inside of camelCase. REQUIRES: there is a key.
[[nodiscard]] std::string spelled_name_pattern(const std::vector<std::string>& keys);
[[nodiscard]] std::string hump_name_pattern(const std::vector<std::string>& keys);

// What follows a name: connector, opening and value, which is the group kValueGroup. For a
// match at the end of the name.
[[nodiscard]] std::string named_value_pattern(std::string_view value);

// The names that a match of name_pattern can stand for, longest first: ranges in `text`, a
// few.
[[nodiscard]] std::vector<Span> names_in(std::string_view text, Span match);

}  // namespace phiward
