// From stored bytes to text, and the way back for offsets.
#include "auditor/content/decode.hpp"

#include "tests/fuzz/fuzz_target.hpp"

namespace {

constexpr std::size_t kOffsets = 64;  // asked of one input

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using phiward::test::require;
  const std::string_view bytes = phiward::test::text_of(data, size);
  const phiward::Text text = phiward::decode(bytes);
  const std::size_t length = text.text().size();
  require(length <= size + size / 2, "text has at most 3/2 the size of its bytes");
  require(text.to_stored(length) == size, "the end of the text is the end of the file");

  std::size_t last = 0;
  for (std::size_t offset = 0; offset < length; offset += length / kOffsets + 1) {
    const std::size_t stored = text.to_stored(offset);
    require(stored >= last && stored < size, "offsets grow and stay inside the file");
    last = stored;
  }
  return 0;
}
