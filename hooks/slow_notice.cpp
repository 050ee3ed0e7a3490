#include "hooks/slow_notice.hpp"

#include <chrono>

namespace phiward {

SlowNotice::SlowNotice(std::function<void()> notice)
    : notice_(std::move(notice)), thread_([this] {
        constexpr std::chrono::seconds kPatience{2};
        std::unique_lock lock(mutex_);
        if (!wake_.wait_for(lock, kPatience, [this] { return done_; })) notice_();
      }) {}

SlowNotice::~SlowNotice() {
  {
    const std::scoped_lock lock(mutex_);
    done_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

}  // namespace phiward
