// Shares jobs out to threads: whoever is free takes the next one.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace phiward {

// start(t) is called once on each thread t < `threads` that is used, the caller's own being
// 0, and gives a function that does job i < `jobs`. The first exception ends the sharing and
// is thrown here once all threads have stopped.
template <class Start>
void share_out(std::size_t threads, std::size_t jobs, const Start& start) {
  std::atomic<std::size_t> next{0};
  std::vector<std::exception_ptr> failures(
      std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(jobs, 1)));
  const auto work = [&](std::size_t thread) noexcept {
    try {
      auto job = start(thread);
      for (std::size_t i = next++; i < jobs; i = next++) job(i);
    } catch (...) {
      failures[thread] = std::current_exception();
      next = jobs;
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < failures.size(); ++i) others.emplace_back(work, i);
  work(0);
  for (std::thread& thread : others) thread.join();
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace phiward
