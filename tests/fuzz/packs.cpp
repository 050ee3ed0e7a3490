// A pack and its index: four bytes, highest first, say how long the pack is; then the pack,
// then the index. Whatever they hold, walks and readers keep their
// promises or refuse both.
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
    const Pack pack(text.substr(0, pack_bytes));
    const PackIndex index(text.substr(pack_bytes));
    check_walks(pack, index);
    check_single_objects(pack, index);
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
