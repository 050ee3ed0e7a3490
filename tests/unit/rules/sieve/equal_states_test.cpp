#include "rules/sieve/equal_states.hpp"

#include <boost/test/unit_test.hpp>

namespace phiward::sieve {
namespace {

using Numbers = std::vector<std::uint16_t>;

struct Case {
  const char* name;
  Rows rows;
  Numbers kinds;
  Numbers groups;
};

const std::vector<Case> kCases = {
    {"nothing is alike", {{1}, {2}, {2}}, {0, 0, 1}, {0, 1, 2}},
    {"two that lead to the same", {{1, 2}, {3, 3}, {3, 3}, {3, 3}}, {0, 0, 0, 1}, {0, 1, 1, 2}},
    {"the same but in what they tell", {{1, 2}, {0, 0}, {0, 0}}, {0, 1, 2}, {0, 1, 2}},
    {"two that lead to each other", {{1}, {0}}, {0, 0}, {0, 0}},
    {"told from each other three steps later",
     {{1, 4}, {2, 2}, {3, 3}, {3, 3}, {5, 5}, {2, 2}},
     {0, 0, 0, 1, 0, 0},
     {0, 1, 2, 3, 4, 1}},
};

BOOST_AUTO_TEST_SUITE(equal_states_suite)

BOOST_AUTO_TEST_CASE(states_are_grouped_by_what_will_be_told) {
  for (const Case& test : kCases) {
    BOOST_TEST_CONTEXT(test.name) {
      BOOST_TEST(group_equal_states(test.rows, test.kinds) == test.groups,
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::sieve
