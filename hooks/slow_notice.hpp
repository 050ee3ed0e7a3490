// Calls a function once, from a thread of its own, if it lives longer than two seconds: so
// that a pusher who waits knows for what.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace phiward {

class SlowNotice {
 public:
  explicit SlowNotice(std::function<void()> notice);
  ~SlowNotice();
  SlowNotice(const SlowNotice&) = delete;
  SlowNotice& operator=(const SlowNotice&) = delete;

 private:
  std::function<void()> notice_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace phiward
