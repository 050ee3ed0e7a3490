#include "rules/empty_blocks.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <thread>
#include <vector>

namespace phiward {
namespace {

BOOST_AUTO_TEST_SUITE(empty_blocks)

BOOST_AUTO_TEST_CASE(what_was_added_is_known_until_another_takes_its_slot) {
  EmptyBlocks blocks(1);
  const BlockHash a = blocks.key_of("a");
  const BlockHash b = blocks.key_of("b");
  BOOST_TEST(!blocks.contains(a));
  blocks.add(a);
  BOOST_TEST(blocks.contains(a));
  BOOST_TEST(!blocks.contains(b));
  blocks.add(b);
  BOOST_TEST(!blocks.contains(a));
  BOOST_TEST(blocks.contains(b));
}

BOOST_AUTO_TEST_CASE(keys_are_of_one_set_alone) {
  const EmptyBlocks one(1);
  const EmptyBlocks other(1);
  BOOST_TEST((one.key_of("text") == one.key_of("text")));
  BOOST_TEST((one.key_of("text") != other.key_of("text")));
}

// Run under tsan, too.
BOOST_AUTO_TEST_CASE(threads_add_at_once_and_nothing_else_is_known) {
  constexpr std::size_t kThreads = 4;
  constexpr int kBlocks = 2000;
  EmptyBlocks blocks(256);
  std::vector<int> wrong(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kBlocks; ++i) {
        blocks.add(blocks.key_of(std::to_string(t) + ' ' + std::to_string(i)));
        if (blocks.contains(blocks.key_of("never added " + std::to_string(i)))) ++wrong[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : wrong) BOOST_TEST(count == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
