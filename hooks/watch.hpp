// Calls functions from a thread of its own, each when its time has come, for as long as it lives:
// so that a pusher who waits knows for what, and does not wait longer than he was promised.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace phiward {

class Watch {
 public:
  struct Call {
    std::chrono::steady_clock::time_point at;
    std::function<void()> make;
  };

  // One after the other, whatever their order here.
  explicit Watch(std::vector<Call> calls);
  // Waits for a call that is being made; later ones are not made.
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

 private:
  void run();

  std::vector<Call> calls_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace phiward
