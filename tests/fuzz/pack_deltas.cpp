// Deltas as they stand in a pack whose checksums are right: any bytes, for bases of any bytes.
// Entries one after another: a byte of what it is (lowest bit: a delta; next: its base is named by
// id; the others: which entry that is), two bytes of size, highest first, and the content.
#include <vector>

#include "tests/fuzz/pack_promises.hpp"
#include "tests/support/pack_builder.hpp"

namespace phiward::test {
namespace {

constexpr std::size_t kHeaderBytes = 3;
constexpr std::uint32_t kMostEntries = 64;

void read(std::string_view text) {
  PackBuilder builder;
  std::vector<std::uint64_t> offsets;
  while (text.size() >= kHeaderBytes && offsets.size() < kMostEntries) {
    const auto kind = static_cast<std::uint8_t>(text[0]);
    const auto size = static_cast<std::size_t>(static_cast<std::uint8_t>(text[1]) << 8 |
                                               static_cast<std::uint8_t>(text[2]));
    const std::string_view content = text.substr(kHeaderBytes, size);
    const auto number = static_cast<std::uint32_t>(offsets.size());
    const std::size_t base = offsets.empty() ? 0 : (kind >> 2) % offsets.size();
    if ((kind & 1) == 0 || offsets.empty()) {
      offsets.push_back(builder.add(number, ObjectType::blob, content));
    } else if ((kind & 2) == 0) {
      offsets.push_back(builder.add_offset_delta(number, offsets[base], content));
    } else {
      offsets.push_back(builder.add_id_delta(number, static_cast<std::uint32_t>(base), content));
    }
    text.remove_prefix(kHeaderBytes + content.size());
  }
  const std::string pack = builder.pack(), index = builder.index();
  check_walks(Pack(pack), PackIndex(index));
}

}  // namespace
}  // namespace phiward::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::read(phiward::test::text_of(data, size));
  return 0;
}
