// Shows a Progress on standard error while it lives, if that is a terminal; quiet in a
// pipe. Its thread only reads the progress.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "auditor/engine/progress.hpp"

namespace phiward {

class ProgressBar {
 public:
  // REQUIRES: `progress` outlives the bar.
  explicit ProgressBar(const Progress& progress);
  ~ProgressBar();  // removes the bar from the screen
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

 private:
  void show_until_done();
  [[nodiscard]] std::string line() const;

  const Progress& progress_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::mutex mutex_;
  std::condition_variable wake_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace phiward
