#include "reports/columns.hpp"

#include <algorithm>
#include <sstream>

namespace phiward {

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80; }

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, starts_character));
}

std::string padded(std::string_view text, std::size_t columns) {
  const std::size_t used = width(text);
  return std::string(text) + std::string(columns > used ? columns - used : 0, ' ');
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns,
                                 std::string_view indent) {
  const std::string whole = std::string(indent) + std::string(text);
  if (width(whole) <= columns) return {whole};
  std::vector<std::string> lines;
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) {
    if (lines.empty()) {
      lines.push_back(std::string(indent) + word);
    } else if (width(lines.back()) + 1 + width(word) <= columns) {
      lines.back() += ' ' + word;
    } else {
      lines.push_back(std::string(indent) + "  " + word);
    }
  }
  return lines;
}

}  // namespace phiward
