// What git's documentation says of deltas, and that no damaged one is believed.
#include <boost/test/unit_test.hpp>
#include <optional>
#include <ostream>
#include <string>

#include "auditor/git/pack/buffer.hpp"
#include "auditor/git/pack/delta.hpp"
#include "tests/support/pack_builder.hpp"

using namespace phiward;
using phiward::test::delta_size;

namespace {

constexpr std::string_view kBase = "the base of it all";  // 18 bytes

struct Row {
  const char* what;
  std::string delta;
  std::optional<std::string> result;  // empty: damaged
};

std::optional<std::string> applied(std::string_view base, std::string_view text) {
  const auto delta = Delta::parse(text);
  if (!delta) return std::nullopt;
  Buffer out(delta->result_size());
  if (!apply_delta(*delta, base, out.span())) return std::nullopt;
  return std::string(out.view());
}

std::string sizes(std::uint64_t base, std::uint64_t result) {
  return delta_size(base) + delta_size(result);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pack_delta)

BOOST_AUTO_TEST_CASE(runs_make_up_exactly_the_result_or_the_delta_is_damaged) {
  const Row rows[] = {
      {"nothing at all", sizes(18, 0), ""},
      {"text alone", sizes(18, 3) + "\3new", "new"},
      {"a copy alone", sizes(18, 4) + "\x91\4\4", "base"},
      {"a copy from the start without an offset", sizes(18, 3) + "\x90\3", "the"},
      {"copy, text, copy", sizes(18, 9) + "\x90\4\1A\x91\4\4", "the Abase"},
      {"no sizes", "", std::nullopt},
      {"half a size", "\x92", std::nullopt},
      {"one size", "\x12", std::nullopt},
      {"a size of more than 63 bits", std::string(12, '\xff') + "\1\1", std::nullopt},
      {"the reserved instruction", sizes(18, 1) + std::string(1, '\0') + "A", std::nullopt},
      {"another base", sizes(17, 3) + "\3new", std::nullopt},
      {"less than the result", sizes(18, 4) + "\3new", std::nullopt},
      {"more than the result", sizes(18, 2) + "\3new", std::nullopt},
      {"text that is cut off", sizes(18, 3) + "\3ne", std::nullopt},
      {"a copy that is cut off", sizes(18, 4) + "\x91\4", std::nullopt},
      {"a copy past the base's end", sizes(18, 4) + "\x91\x0f\4", std::nullopt},
      {"a copy from far past the base", sizes(18, 4) + "\x9f\xff\xff\xff\xff\4", std::nullopt},
      {"a copy of more than the result", sizes(18, 4) + "\x91\4\5", std::nullopt},
      {"something after the end", sizes(18, 3) + "\3new\1A", std::nullopt},
  };
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.what) { BOOST_TEST((applied(kBase, row.delta) == row.result)); }
  }
}

BOOST_AUTO_TEST_CASE(a_copy_without_a_size_is_of_64_kib) {
  const std::string base(0x10001, 'b');
  const std::string delta = sizes(base.size(), 0x10000) + "\x81\1";
  BOOST_TEST((applied(base, delta) == base.substr(1)));
}

BOOST_AUTO_TEST_CASE(the_runs_can_be_read_without_the_base) {
  const std::string text = sizes(18, 7) + "\x91\4\4\3new";
  auto delta = Delta::parse(text).value();
  DeltaRun run;
  BOOST_REQUIRE(delta.next(run));
  BOOST_TEST(run.copied);
  BOOST_TEST(run.offset == 4);
  BOOST_TEST(run.size == 4);
  BOOST_REQUIRE(delta.next(run));
  BOOST_TEST(!run.copied);
  BOOST_TEST(run.inserted == "new");
  BOOST_TEST(!delta.next(run));
  BOOST_TEST(delta.complete());
}

BOOST_AUTO_TEST_SUITE_END()
