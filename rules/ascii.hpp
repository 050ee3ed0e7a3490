// ASCII character classes and case, whatever the locale.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace phiward {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_upper(c) || is_lower(c); }
constexpr bool is_alphanumeric(char c) { return is_digit(c) || is_letter(c); }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

// Some characters, for loops over many bytes: string_view's searches for one of several call
// memchr for each byte.
class CharSet {
 public:
  constexpr explicit CharSet(std::string_view characters) {
    for (const char c : characters) has_[static_cast<unsigned char>(c)] = true;
  }
  // And all letters and digits.
  [[nodiscard]] constexpr CharSet with_alphanumerics() const {
    CharSet result = *this;
    for (std::size_t byte = 0; byte < has_.size(); ++byte) {
      result.has_[byte] = has_[byte] || is_alphanumeric(static_cast<char>(byte));
    }
    return result;
  }

  [[nodiscard]] constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

  // Where the first one stands, or size(). string_view::find_first_of calls a function a byte.
  [[nodiscard]] constexpr std::size_t first_in(std::string_view text) const {
    std::size_t at = 0;
    while (at < text.size() && !has(text[at])) ++at;
    return at;
  }

  // Without those at both ends.
  [[nodiscard]] constexpr std::string_view trim(std::string_view text) const {
    while (!text.empty() && has(text.front())) text.remove_prefix(1);
    while (!text.empty() && has(text.back())) text.remove_suffix(1);
    return text;
  }

 private:
  std::array<bool, 256> has_{};
};

inline bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

inline std::string lower_case(std::string_view text) {
  std::string folded(text);
  std::ranges::transform(folded, folded.begin(), to_lower);
  return folded;
}

// What is left of `text` when every character `keep` refuses is dropped.
inline std::string only(std::string_view text, bool (*keep)(char)) {
  std::string kept;
  std::ranges::copy_if(text, std::back_inserter(kept), keep);
  return kept;
}

}  // namespace phiward
