// The file packed-refs of a repository.
#include "auditor/git/packed_refs.hpp"

#include <algorithm>

#include "tests/fuzz/fuzz_target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using phiward::test::require;
  const std::string_view text = phiward::test::text_of(data, size);
  try {
    std::size_t bytes = 0;
    const auto refs = phiward::parse_packed_refs(text);
    for (const phiward::Ref& ref : refs) {
      require(!ref.name.empty(), "every ref has a name");
      bytes += phiward::ObjectId::kHexDigits + ref.name.size() + 2;
    }
    require(bytes <= text.size(), "every ref stands in the text");
    const auto unordered =
        std::ranges::adjacent_find(refs, std::ranges::greater_equal{}, &phiward::Ref::name);
    require(unordered == refs.end(), "names are in order, each once");
  } catch (const phiward::GitError&) {
    return 0;  // refused, as promised
  }
  return 0;
}
