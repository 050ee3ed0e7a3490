#include "auditor/content/decode.hpp"

#include <algorithm>

#include "auditor/content/code_points.hpp"
#include "auditor/content/encoding_probe.hpp"

namespace phiward {
namespace {

constexpr std::size_t kMarkEvery = 4096;  // stored bytes

}  // namespace

Text decode(std::string_view bytes) {
  Text result;
  const EncodingGuess guess = guess_encoding(bytes);
  result.bytes_ = bytes;
  result.encoding_ = guess.encoding;
  result.borrowed_ = bytes.substr(guess.bom_size);
  if (guess.encoding == Encoding::bytes) {
    result.binary_ = looks_binary(bytes);
  } else if (guess.encoding != Encoding::utf8_bom) {
    result.reencode();
  }
  return result;
}

void Text::reencode() {
  reencoded_ = true;
  storage_.reserve(borrowed_.size() / 2);
  std::size_t stored = bytes_.size() - borrowed_.size();
  std::size_t next_mark = stored;
  while (stored < bytes_.size()) {
    if (stored >= next_mark) {
      marks_.push_back({storage_.size(), stored});
      next_mark = stored + kMarkEvery;
    }
    const CodePoint next = read_code_point(bytes_.substr(stored), encoding_);
    append_utf8(storage_, next.value);
    stored += next.size;
  }
}

std::size_t Text::to_stored(std::size_t offset) const {
  if (offset >= text().size()) return bytes_.size();
  if (!reencoded_) return offset + (bytes_.size() - borrowed_.size());
  const auto after =
      std::ranges::upper_bound(marks_, offset, {}, [](const Mark& mark) { return mark.decoded; });
  Mark at = *std::prev(after);  // the first mark stands at offset 0
  for (;;) {
    const CodePoint next = read_code_point(bytes_.substr(at.stored), encoding_);
    const std::size_t size = utf8_size(next.value);
    if (offset < at.decoded + size) return at.stored;
    at = {at.decoded + size, at.stored + next.size};
  }
}

}  // namespace phiward
