#include "rules/specimens.hpp"

#include <boost/test/unit_test.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

namespace phiward {
namespace {

BOOST_AUTO_TEST_SUITE(specimens_suite)

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_text) {
  for (const auto kind : Specimens::kinds()) {
    BOOST_TEST(Specimens(42).draw(kind) == Specimens(42).draw(kind), kind);
  }
}

BOOST_AUTO_TEST_CASE(values_do_not_change_between_versions) {
  // Corpora and reports of old runs are only repeatable while this holds.
  BOOST_TEST(Specimens(1).fill("{{word}} {{age}} {{ip_private}}") == "fabric 27 192.168.94.176");
}

BOOST_AUTO_TEST_CASE(other_seeds_and_other_occurrences_give_other_values) {
  std::set<std::string> values;
  Specimens specimens(1);
  for (int i = 0; i < 50; ++i) values.insert(specimens.draw("ssn"));
  values.insert(Specimens(2).draw("ssn"));
  BOOST_TEST(values.size() == 51U);
}

BOOST_AUTO_TEST_CASE(fill_replaces_every_placeholder_and_nothing_else) {
  const std::string word = Specimens(3).draw("word");
  BOOST_TEST(Specimens(3).fill("a {{word}}, b {x}") == "a " + word + ", b {x}");
  BOOST_TEST(Specimens(3).fill("no placeholder }} {") == "no placeholder }} {");
  BOOST_TEST(Specimens(3).fill("").empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_placeholder_is_named_in_the_error) {
  BOOST_CHECK_EXCEPTION(static_cast<void>(Specimens(1).fill("x {{nonsense}}")),
                        std::invalid_argument, [](const auto& error) {
                          return std::string(error.what()).find("nonsense") != std::string::npos;
                        });
}

BOOST_AUTO_TEST_CASE(every_kind_gives_one_line_of_plain_text) {
  Specimens specimens(9);
  for (const auto kind : Specimens::kinds()) {
    const std::string value = specimens.draw(kind);
    BOOST_TEST(!value.empty(), kind);
    BOOST_TEST(value.find_first_of("\r\n{}\"'") == std::string::npos, kind);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
