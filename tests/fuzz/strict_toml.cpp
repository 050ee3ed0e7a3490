// Rules and configuration.
#include "rules/strict_toml.hpp"

#include <string>

#include "tests/fuzz/fuzz_target.hpp"

namespace phiward::test {
namespace {

constexpr int kDeepest = 8;

// Asks for every type under one-letter keys; what is of another type is an error.
void ask(TomlTable table, int depth) {
  (void)table.string("s");
  (void)table.integer("i", -1, 1000);
  (void)table.number("n", 0, 1);
  (void)table.boolean("b");
  (void)table.strings("a");
  require(table.line() > 0, "lines are counted from 1");
  if (depth < kDeepest) {
    if (const auto inner = table.table("t")) ask(*inner, depth + 1);
    for (const TomlTable& inner : table.tables("r")) ask(inner, depth + 1);
  }
  table.refuse_unknown();
}

}  // namespace
}  // namespace phiward::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using phiward::test::require;
  try {
    phiward::test::ask(phiward::TomlTable::parse(phiward::test::text_of(data, size), "fuzz.toml"),
                       0);
  } catch (const phiward::TomlError& error) {
    const std::string_view message = error.what();
    require(message.starts_with("fuzz.toml:"), "an error says where it stands");
    require(message.find_first_of("\n\r\x1b") == std::string_view::npos, "an error is one line");
  }
  return 0;
}
