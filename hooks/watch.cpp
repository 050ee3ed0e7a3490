#include "hooks/watch.hpp"

#include <algorithm>
#include <utility>

namespace phiward {
namespace {

std::vector<Watch::Call> in_order(std::vector<Watch::Call> calls) {
  std::ranges::stable_sort(calls, {}, &Watch::Call::at);
  return calls;
}

}  // namespace

Watch::Watch(std::vector<Call> calls)
    : calls_(in_order(std::move(calls))), thread_([this] { run(); }) {}

Watch::~Watch() {
  {
    const std::scoped_lock lock(mutex_);
    done_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Watch::run() {
  std::unique_lock lock(mutex_);
  for (const Call& call : calls_) {
    if (wake_.wait_until(lock, call.at, [this] { return done_; })) return;
    call.make();
  }
}

}  // namespace phiward
