// GIT_ALTERNATE_OBJECT_DIRECTORIES, as git quotes it.
#include "hooks/object_directories.hpp"
#include "hooks/ref_update.hpp"
#include "tests/fuzz/fuzz_target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using phiward::test::require;
  const std::string_view text = phiward::test::text_of(data, size);
  std::size_t total = 0;
  try {
    for (const auto& path : phiward::split_alternates(text)) {
      require(!path.empty(), "no directory is without a name");
      total += path.native().size();
    }
  } catch (const phiward::GateError&) {
    return 0;  // refused, as promised
  }
  require(total <= text.size(), "unquoting never makes a text longer");
  return 0;
}
