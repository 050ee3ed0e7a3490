#include "auditor/engine/in_order.hpp"

#include <atomic>
#include <boost/test/unit_test.hpp>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "auditor/engine/share_out.hpp"

namespace phiward {
namespace {

constexpr std::size_t kThreads = 4;
constexpr std::size_t kItems = 10'000;
constexpr std::size_t kMostWaiting = 3;

// What was taken when all items were given from several threads, but for one that fails.
struct Taken {
  explicit Taken(std::size_t failing) {
    InOrder<std::size_t> in_order(kMostWaiting, [this](std::size_t item) {
      alone = alone && !taking.exchange(true);
      items.push_back(item);
      taking = false;
    });
    share_out(kThreads, kItems, [&](std::size_t) {
      return [&](std::size_t i) {
        if (i == failing) {
          in_order.abandon();
          throw std::runtime_error("this one fails");
        }
        in_order.give(i, i);
      };
    });
  }

  std::vector<std::size_t> items;
  std::atomic<bool> taking{false};
  bool alone = true;
};

BOOST_AUTO_TEST_SUITE(in_order)

BOOST_AUTO_TEST_CASE(items_are_taken_in_the_order_of_their_numbers_and_one_at_a_time) {
  std::vector<std::size_t> expected(kItems);
  std::iota(expected.begin(), expected.end(), std::size_t{0});
  const Taken taken(kItems);
  BOOST_TEST(taken.items == expected);
  BOOST_TEST(taken.alone);
}

BOOST_AUTO_TEST_CASE(nobody_waits_for_one_that_failed) {
  for (const std::size_t failing : {std::size_t{0}, std::size_t{1}, kItems / 2}) {
    BOOST_CHECK_THROW(Taken{failing}, std::runtime_error);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
