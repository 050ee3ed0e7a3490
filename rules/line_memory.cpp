#include "rules/line_memory.hpp"

#include <cstring>

namespace phiward {
namespace {

constexpr std::size_t kLargest = 1024;  // bytes of what is remembered of one
constexpr std::size_t kLongest = 2048;  // bytes of a block, up to the next line end

// One line in sixteen, by its last bytes.
bool ends_block(std::string_view line) {
  std::uint64_t tail = 0;
  if (line.size() >= sizeof tail) {  // a copy of known size is one instruction
    std::memcpy(&tail, line.data() + line.size() - sizeof tail, sizeof tail);
  } else {
    std::memcpy(&tail, line.data(), line.size());
  }
  return (tail * 0x9E37'79B9'7F4A'7C15U) >> 60U == 0;  // the golden ratio spreads them
}

}  // namespace

// A neighbour of the key: its place is near, too.
LineMemory::Key LineMemory::key_of(Key lines, Look look) {
  lines.low ^= static_cast<std::uint64_t>(look);
  return lines;
}

const Sightings* LineMemory::find(const Key& lines, Look look) const {
  static const Sightings kNothing;
  const Key key = key_of(lines, look);
  if (empty_.contains(key)) return &kNothing;
  const auto& shown = shown_[key.low % kShown];
  return shown && shown->key == key ? &shown->seen : nullptr;
}

void LineMemory::remember(const Key& lines, Look look, const Sightings& seen) {
  const Key key = key_of(lines, look);
  if (seen.empty()) {
    empty_.add(key);
  } else if (seen.bytes() <= kLargest) {
    shown_[key.low % kShown] = std::make_unique<Remembered>(Remembered{key, seen});
  }
}

std::vector<Span> blocks_of(std::string_view lines) {
  std::vector<Span> blocks;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t newline = lines.find('\n', at);
    const std::size_t end = newline == std::string_view::npos ? lines.size() : newline + 1;
    if (end == lines.size() || end - begin >= kLongest || ends_block(lines.substr(at, end - at))) {
      blocks.push_back({begin, end});
      begin = end;
    }
    at = end;
  }
  return blocks;
}

}  // namespace phiward
