// A moment after which work must not go on: a hook has to answer before its server does
// it for it, and running out of time is a refusal.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <stdexcept>

namespace phiward {

class DeadlineExceeded : public std::runtime_error {
 public:
  DeadlineExceeded() : std::runtime_error("ran out of time") {}
};

class Deadline {
 public:
  using Clock = std::chrono::steady_clock;
  Deadline() = default;  // never
  explicit Deadline(Clock::time_point at) : at_(at) {}

  void check() const {
    if (at_ && Clock::now() >= *at_) throw DeadlineExceeded();
  }

  // Which comes first.
  [[nodiscard]] Clock::time_point or_at(Clock::time_point other) const {
    return at_ ? std::min(*at_, other) : other;
  }

 private:
  std::optional<Clock::time_point> at_;
};

}  // namespace phiward
