#include "auditor/git/pack/delta.hpp"

#include <cstring>

namespace phiward {

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

bool apply_delta(Delta delta, std::string_view base, std::span<char> out) {
  if (delta.base_size() != base.size() || delta.result_size() != out.size()) return false;
  char* to = out.data();
  for (DeltaRun run; delta.next(run);) {
    const char* from = run.copied ? base.data() + run.offset : run.inserted.data();
    std::memcpy(to, from, run.size);
    to += run.size;
  }
  return delta.complete();
}

}  // namespace phiward
