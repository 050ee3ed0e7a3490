// The file of a loose object. Whatever it holds, what is read is as long as its header says.
#include "auditor/git/loose_object.hpp"

#include "auditor/git/git_error.hpp"
#include "tests/fuzz/fuzz_target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace phiward;
  constexpr std::uint64_t kMost = 1 << 20;  // bytes
  try {
    const LooseObject loose(test::text_of(data, size));
    Inflater inflater;
    if (loose.header().size > kMost) return 0;
    const Object object = loose.read(inflater);
    test::require(object.bytes().size() == loose.header().size, "the size is the header's");
    test::require(object.type() == loose.header().type, "the type is the header's");
  } catch (const GitError&) {
    return 0;
  }
  return 0;
}
