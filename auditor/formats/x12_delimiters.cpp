#include "auditor/formats/x12_delimiters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "auditor/formats/spoken_segment.hpp"
#include "rules/ascii.hpp"
#include "rules/byte_marks.hpp"

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

// Each of the letters of ISA is too common to be looked for by itself.
struct Begin {
  static unsigned mark(std::uint8_t first, std::uint8_t second) {
    return static_cast<unsigned>(first == 'I') & static_cast<unsigned>(second == 'S');
  }
};

}  // namespace

std::vector<Header> headers_in(std::string_view text) {
  std::vector<Header> headers;
  MarkedBytes<Begin> begins(text, 0);
  for (std::size_t at = begins.next(); at != kNone; at = begins.next()) {
    if (!text.substr(at).starts_with(kIsa)) continue;
    if (const auto delimiters = delimiters_at(text, at)) headers.push_back({at, *delimiters});
  }
  return headers;
}

}  // namespace phiward::x12
