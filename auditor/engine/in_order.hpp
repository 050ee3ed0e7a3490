// Takes what several threads make, one after the other in the order of its numbers: whichever
// thread gives what is next takes that, and all that waits behind it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace phiward {

template <class Item>
class InOrder {
 public:
  // `take` is never called by two threads at once. REQUIRES: numbers from 0 on are each given once,
  // and each thread gives them rising.
  InOrder(std::size_t most_waiting, std::function<void(Item)> take)
      : most_waiting_(most_waiting), take_(std::move(take)) {}

  // From any thread. What is too far ahead waits, so that not too much is held.
  void give(std::size_t number, Item item) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return abandoned_ || number < next_ + most_waiting_; });
    waiting_.emplace(number, std::move(item));
    if (taking_) return;
    taking_ = true;
    for (auto first = waiting_.find(next_); first != waiting_.end() && !abandoned_;
         first = waiting_.find(next_)) {
      Item ready = std::move(first->second);
      waiting_.erase(first);
      lock.unlock();
      take_(std::move(ready));
      lock.lock();
      ++next_;
      changed_.notify_all();
    }
    taking_ = false;
  }

  // A thread has failed: nobody waits for it, and nothing more is taken.
  void abandon() {
    const std::scoped_lock lock(mutex_);
    abandoned_ = true;
    changed_.notify_all();
  }

 private:
  const std::size_t most_waiting_;
  const std::function<void(Item)> take_;
  std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  std::map<std::size_t, Item> waiting_;
  std::size_t next_ = 0;
  bool taking_ = false;
  bool abandoned_ = false;
};

}  // namespace phiward
