// A line of a reflog.
#include "auditor/git/reflog.hpp"

#include "tests/fuzz/fuzz_target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using phiward::test::require;
  const std::string_view line = phiward::test::text_of(data, size);
  const auto entry = phiward::parse_reflog_line(line);
  if (!entry) return 0;
  const std::size_t ids = entry->before.hex().size() + entry->after.hex().size() + 2;
  require(ids + entry->identity.size() + entry->message.size() <= line.size(),
          "an entry stands in its line");
  return 0;
}
