#include "auditor/formats/x12_delimiters.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "auditor/formats/spoken_segment.hpp"
#include "rules/ascii.hpp"

namespace phiward::x12 {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kIsa = "ISA";
constexpr std::size_t kElements = 16;
constexpr std::size_t kLongest = 400;  // bytes, where it reaches over several literals

bool may_delimit(char c) { return !is_alphanumeric(c) && c != ' '; }

// What stands behind an ISA segment is no terminator but the end of its line or literal.
bool ends_line(std::string_view behind, char quote) {
  static constexpr auto kEnds =
      std::to_array<std::string_view>({"\r", "\n", "\\r", "\\n", "</", "&#", "]]>"});
  return behind.empty() || behind[0] == quote ||
         std::ranges::any_of(kEnds, [behind](auto end) { return behind.starts_with(end); });
}

std::optional<Delimiters> delimiters_at(std::string_view text, std::size_t begin) {
  const std::string_view isa = text.substr(begin, kLongest);
  if (isa.size() < 7 || !may_delimit(isa[3]) || isa[6] != isa[3]) return std::nullopt;
  const char element = isa[3];
  std::size_t last = kIsa.size();
  for (std::size_t i = 1; i < kElements && last != kNone; ++i) last = isa.find(element, last + 1);
  if (last == kNone || last + 1 >= isa.size() || !may_delimit(isa[last + 1])) return std::nullopt;
  const std::string_view behind = isa.substr(last + 2);
  if (ends_line(behind, quote_around(text, begin).mark)) return Delimiters{element, '\0'};
  if (!may_delimit(behind[0]) || behind[0] == element) return std::nullopt;
  return Delimiters{element, behind[0]};
}

// Many places are compared at once: each of the letters is too common to be looked for by itself.
std::size_t find_isa(std::string_view text, std::size_t from) {
  constexpr std::size_t kTogether = 64;
  for (; from + kTogether + kIsa.size() <= text.size(); from += kTogether) {
    const char* const here = text.data() + from;
    unsigned char found = 0;
    for (std::size_t i = 0; i < kTogether; ++i) {
      found |= static_cast<unsigned char>((here[i] == 'I') & (here[i + 1] == 'S') &
                                          (here[i + 2] == 'A'));
    }
    if (found != 0) break;
  }
  return text.find(kIsa, from);
}

}  // namespace

std::vector<Header> headers_in(std::string_view text) {
  std::vector<Header> headers;
  for (std::size_t at = find_isa(text, 0); at != kNone; at = find_isa(text, at + 1)) {
    if (const auto delimiters = delimiters_at(text, at)) headers.push_back({at, *delimiters});
  }
  return headers;
}

}  // namespace phiward::x12
