#include "auditor/formats/literal_part.hpp"

#include <algorithm>
#include <cstddef>

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestReference = 10;  // bytes of &name; or &#x10FFFF;

// Bytes of the escape at the beginning of `text`; 0 if there is none.
std::size_t escape_size(std::string_view text) {
  if (text.front() == '&') {
    const std::size_t end = text.substr(0, kLongestReference).find(';');
    return end == kNone ? 0 : end + 1;
  }
  if (text.front() != '\\') return 0;
  const std::size_t letter = std::min(text.find_first_not_of('\\'), text.size());
  constexpr std::size_t kCodePoint = 5;  // u00e9
  const bool is_code_point = letter < text.size() && text[letter] == 'u';
  return std::min(letter + (is_code_point ? kCodePoint : 1), text.size());
}

std::string_view without_blanks(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == kNone) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

}  // namespace

std::string_view literal_part(std::string_view raw) {
  std::string_view longest;
  std::size_t begin = 0;
  std::size_t at = 0;
  const auto end_part = [&] {
    const std::string_view part = without_blanks(raw.substr(begin, at - begin));
    if (part.size() > longest.size()) longest = part;
  };
  while (at < raw.size()) {
    const std::size_t escape = escape_size(raw.substr(at));
    if (escape == 0) {
      ++at;
      continue;
    }
    end_part();
    at += escape;
    begin = at;
  }
  end_part();
  return longest;
}

}  // namespace phiward
