// The marks that notations of code and data have in common: what words consist of, what joins
// them, what quotes, and what brackets hold.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "auditor/formats/key_value/records.hpp"
#include "rules/ascii.hpp"

namespace phiward::key_value {

// Of a table: it is asked of every byte.
inline bool is_word(char c) {
  static constexpr auto kWord = [] {
    std::array<bool, 256> word{};
    for (unsigned byte = 0; byte < word.size(); ++byte) {
      word[byte] =
          byte >= 0x80 || is_alphanumeric(static_cast<char>(byte)) || byte == '_' || byte == '$';
    }
    return word;
  }();
  return kWord[static_cast<unsigned char>(c)];
}

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

constexpr bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

// Bytes of what joins two words to one name: a.b, a-b, a->b, A::b, a?.b
inline std::size_t joint_size(std::string_view text) {
  static constexpr CharSet kFirst("?&-:.");
  if (text.empty() || !kFirst.has(text.front())) return 0;
  static constexpr std::array<std::string_view, 6> kJoints = {"?.", "&.", "->", "::", ".", "-"};
  for (const std::string_view joint : kJoints) {
    if (text.starts_with(joint) && text.size() > joint.size() && is_word(text[joint.size()])) {
      return joint.size();
    }
  }
  return 0;
}

constexpr char closing(char bracket) { return bracket == '{' ? '}' : bracket == '[' ? ']' : ')'; }

constexpr Nest nest_of(char bracket) {
  return bracket == '{' ? Nest::object : bracket == '[' ? Nest::list : Nest::call;
}

}  // namespace phiward::key_value
