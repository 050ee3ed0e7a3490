// A pack and its index: four bytes, highest first, say how long the pack is; then the pack,
// then the index. Whatever they hold, the walk keeps its promises or refuses both.
#include "auditor/git/git_error.hpp"
#include "auditor/git/pack/big_endian.hpp"
#include "tests/fuzz/pack_promises.hpp"

namespace phiward::test {
namespace {

void read(std::string_view text) {
  if (text.size() < 4) return;
  const std::size_t pack_bytes = big_endian_32(text, 0);
  text.remove_prefix(4);
  if (pack_bytes > text.size()) return;
  try {
    check_walks(Pack(text.substr(0, pack_bytes)), PackIndex(text.substr(pack_bytes)));
  } catch (const GitError&) {
    return;  // refused as a whole, which is right
  }
}

}  // namespace
}  // namespace phiward::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  phiward::test::read(phiward::test::text_of(data, size));
  return 0;
}
