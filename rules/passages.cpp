#include "rules/passages.hpp"

#include <algorithm>

namespace phiward {
namespace {

// As far as values support each other (neighbours.cpp).
constexpr std::size_t kLines = 10;     // on either side
constexpr std::size_t kBytes = 2'000;  // on either side; the line it falls into belongs to it

std::size_t begin_before(std::string_view text, std::size_t hint) {
  std::size_t at = hint;
  for (std::size_t line = 0; at > 0; ++line) {
    const std::size_t end = text.rfind('\n', at - 1);
    at = end == std::string_view::npos ? 0 : end + 1;
    if (line == kLines || at == 0 || hint - at > kBytes) break;
    --at;  // into the line before
  }
  return at;
}

std::size_t end_behind(std::string_view text, std::size_t hint) {
  std::size_t at = hint;
  for (std::size_t line = 0; at < text.size(); ++line) {
    const std::size_t end = text.find('\n', at);
    at = end == std::string_view::npos ? text.size() : end + 1;
    if (line == kLines || at - hint > kBytes) break;
  }
  return at;
}

}  // namespace

std::vector<Span> passages_around(std::span<const std::size_t> hints, std::string_view text) {
  std::vector<Span> passages;
  for (const std::size_t hint : hints) {
    const std::size_t begin = begin_before(text, hint);
    const std::size_t end = end_behind(text, hint);
    if (!passages.empty() && begin <= passages.back().end) {
      passages.back().end = std::max(passages.back().end, end);
    } else {
      passages.push_back({begin, end});
    }
  }
  return passages;
}

}  // namespace phiward
