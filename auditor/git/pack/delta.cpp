#include "auditor/git/pack/delta.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace phiward {
namespace {

constexpr std::uint64_t kFullCopy = 0x10000;  // bytes, written as no size at all

// Of a copying instruction, by its code without the highest bit.
constexpr std::array<std::uint8_t, 128> kCopyBytes = [] {
  std::array<std::uint8_t, 128> sizes{};
  for (unsigned code = 0; code < sizes.size(); ++code) {
    sizes[code] = static_cast<std::uint8_t>(1 + std::popcount(code));
  }
  return sizes;
}();

}  // namespace

std::optional<Delta> Delta::parse(std::string_view bytes) {
  Delta delta;
  delta.rest_ = bytes;
  if (!delta.read_size(delta.base_size_) || !delta.read_size(delta.result_size_)) {
    return std::nullopt;
  }
  delta.result_left_ = delta.result_size_;
  return delta;
}

bool Delta::read_size(std::uint64_t& size) {
  for (unsigned shift = 0; shift + 7 < 64; shift += 7) {
    if (rest_.empty()) return false;
    const auto byte = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    size |= std::uint64_t{byte & 127U} << shift;
    if ((byte & 128) == 0) return true;
  }
  return false;
}

std::optional<DeltaRun> Delta::next() {
  if (rest_.empty()) return std::nullopt;
  const auto code = static_cast<std::uint8_t>(rest_.front());
  DeltaRun run;
  if ((code & 128) != 0) {
    if (!read_copy(code, run)) return std::nullopt;
  } else {
    run.size = code;
    if (code == 0 || rest_.size() <= run.size || run.size > result_left_) return std::nullopt;
    run.inserted = rest_.substr(1, run.size);
    rest_.remove_prefix(1 + run.size);
  }
  result_left_ -= run.size;
  return run;
}

// Takes nothing if it is damaged, so that complete() stays false.
bool Delta::read_copy(std::uint8_t code, DeltaRun& run) {
  const std::size_t size = kCopyBytes[code & 127U];
  if (size > rest_.size()) return false;
  std::uint64_t fields = 0;  // four bytes of offset, then three of size
  const char* at = rest_.data() + 1;
  for (unsigned i = 0; i < 7; ++i) {
    if ((code & 1U << i) != 0) fields |= std::uint64_t{static_cast<std::uint8_t>(*at++)} << 8 * i;
  }
  run.copied = true;
  run.offset = fields & 0xffff'ffff;
  run.size = fields >> 32;
  if (run.size == 0) run.size = kFullCopy;
  if (run.offset + run.size > base_size_ || run.size > result_left_) return false;
  rest_.remove_prefix(size);
  return true;
}

bool apply_delta(Delta delta, std::string_view base, std::span<char> out) {
  if (delta.base_size() != base.size() || delta.result_size() != out.size()) return false;
  char* to = out.data();
  while (const auto run = delta.next()) {
    const char* from = run->copied ? base.data() + run->offset : run->inserted.data();
    std::memcpy(to, from, run->size);
    to += run->size;
  }
  return delta.complete();
}

}  // namespace phiward
