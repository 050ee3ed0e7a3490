// What receive-pack gives the hook on standard input.
#include <sstream>
#include <string>

#include "hooks/ref_update.hpp"
#include "tests/fuzz/fuzz_target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using phiward::test::require;
  const std::string text(phiward::test::text_of(data, size));
  std::istringstream in(text);
  std::string written;
  try {
    for (const phiward::RefUpdate& update : phiward::read_ref_updates(in)) {
      require(update.old_id.size() == update.new_id.size(), "both ids are of one kind");
      require(!update.ref.empty(), "every update names a ref");
      require(update.deletes() == (update.new_id.find_first_not_of('0') == std::string::npos),
              "an id of zeros deletes");
      written += update.old_id + ' ' + update.new_id + ' ' + update.ref + '\n';
    }
  } catch (const phiward::GateError&) {
    return 0;  // refused, as promised
  }
  std::string without_blank_lines;
  std::istringstream again(text);
  for (std::string line; std::getline(again, line);) {
    if (!line.empty()) without_blank_lines += line + '\n';
  }
  require(written == without_blank_lines, "no line is lost or changed");
  return 0;
}
