#include "auditor/cli/progress_bar.hpp"

#include <cstdio>
#include <iostream>
#include <sstream>
#include <unistd.h>

namespace phiward {
namespace {

constexpr auto kRefresh = std::chrono::milliseconds(200);
constexpr const char* kClearLine = "\r\x1b[K";

std::string bar(std::uint64_t part, std::uint64_t whole) {
  constexpr std::uint64_t kWidth = 20;
  const std::uint64_t filled = whole == 0 ? 0 : kWidth * part / whole;
  return '[' + std::string(filled, '#') + std::string(kWidth - filled, '.') + ']';
}

}  // namespace

ProgressBar::ProgressBar(const Progress& progress) : progress_(progress) {
  if (::isatty(STDERR_FILENO) == 1) thread_ = std::thread(&ProgressBar::show_until_done, this);
}

ProgressBar::~ProgressBar() {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock lock(mutex_);
    done_ = true;
  }
  wake_.notify_one();
  thread_.join();
  std::cerr << kClearLine << std::flush;
}

void ProgressBar::show_until_done() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kRefresh, [this] { return done_; })) {
    std::cerr << kClearLine << line() << std::flush;
  }
}

std::string ProgressBar::line() const {
  const std::uint64_t total = progress_.blobs_total;
  std::ostringstream out;
  if (total == 0) {
    out << "reading history: " << progress_.commits << " commits";
    return out.str();
  }
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start_;
  const double megabytes = static_cast<double>(progress_.bytes) / 1e6;
  out << bar(progress_.blobs, total) << ' ' << progress_.blobs << '/' << total << " objects  "
      << static_cast<std::uint64_t>(megabytes / passed.count()) << " MB/s  " << progress_.findings
      << " findings";
  return out.str();
}

}  // namespace phiward
