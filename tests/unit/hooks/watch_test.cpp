#include "hooks/watch.hpp"

#include <boost/test/unit_test.hpp>
#include <future>
#include <string>
#include <thread>

using namespace phiward;

namespace {

const auto kNow = std::chrono::steady_clock::now();
const auto kNever = kNow + std::chrono::hours(24);

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_due_is_called_in_the_order_of_time) {
  std::string said;
  std::promise<void> all;
  const Watch watch({{kNow + std::chrono::nanoseconds(1),
                      [&] {
                        said += "then";
                        all.set_value();
                      }},
                     {kNow, [&] { said += "first "; }}});
  all.get_future().wait();
  BOOST_TEST(said == "first then");
}

BOOST_AUTO_TEST_CASE(what_is_not_due_when_it_ends_is_never_called) {
  bool called = false;
  {
    const Watch watch({{kNever, [&] { called = true; }}});
  }
  BOOST_TEST(!called);
}

BOOST_AUTO_TEST_CASE(a_call_that_has_begun_is_waited_for) {
  std::promise<void> begun;
  std::promise<void> go_on;
  bool ended = false;
  std::thread releases([&] {
    begun.get_future().wait();
    go_on.set_value();
  });
  {
    const Watch watch({{kNow, [&] {
                          begun.set_value();
                          go_on.get_future().wait();
                          ended = true;
                        }}});
    releases.join();
  }
  BOOST_TEST(ended);
}
