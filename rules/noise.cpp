#include "rules/noise.hpp"

#include <algorithm>
#include <cstddef>

namespace phiward {
namespace {

constexpr unsigned char kFirstOfText = '\t';  // NUL to BS stand in no text
constexpr std::size_t kReadable = 10;         // bytes

bool is_printable(char c) { return (c >= ' ' && c <= '~') || c == '\t'; }

// Without a way out, so that it is done many bytes at a time.
bool has_bytes_of_no_text(std::string_view bytes) {
  unsigned char least = kFirstOfText;
  for (const char c : bytes) least = std::min(least, static_cast<unsigned char>(c));
  return least < kFirstOfText;
}

// Looks at every tenth byte, and around it where it is printable.
bool has_readable(std::string_view bytes) {
  for (std::size_t at = kReadable - 1; at < bytes.size(); at += kReadable) {
    if (!is_printable(bytes[at])) continue;
    std::size_t begin = at;
    while (begin > at + 1 - kReadable && is_printable(bytes[begin - 1])) --begin;
    std::size_t end = at + 1;
    while (end < bytes.size() && end - begin < kReadable && is_printable(bytes[end])) ++end;
    if (end - begin >= kReadable) return true;
  }
  return false;
}

bool is_noise(std::string_view line) { return has_bytes_of_no_text(line) && !has_readable(line); }

}  // namespace

std::vector<Span> without_noise(std::string_view lines) {
  if (!has_bytes_of_no_text(lines)) return {{0, lines.size()}};
  std::vector<Span> left;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t newline = lines.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? lines.size() : newline + 1;
    if (!is_noise(lines.substr(begin, end - begin))) {
      const bool goes_on = !left.empty() && left.back().end == begin;
      if (goes_on) {
        left.back().end = end;
      } else {
        left.push_back({begin, end});
      }
    }
    begin = end;
  }
  return left;
}

}  // namespace phiward
