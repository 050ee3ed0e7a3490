// A pointer of Git LFS: whatever it says, it leads to no file but one of the store's own.
#include "auditor/engine/lfs.hpp"
#include "tests/fuzz/fuzz_target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using phiward::test::require;
  const auto pointer = phiward::parse_lfs_pointer(phiward::test::text_of(data, size));
  if (!pointer) return 0;
  const std::string path = phiward::lfs_object("/r", *pointer).string();
  require(path.starts_with("/r/lfs/objects/") && path.size() == 15 + 6 + 64, "it has its place");
  require(path.find("..") == std::string::npos, "it does not leave it");
  return 0;
}
