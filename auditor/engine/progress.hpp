// How far a scan has come: written by the scanning threads, read by whoever shows it.
#pragma once

#include <atomic>
#include <cstdint>

namespace phiward {

struct Progress {
  std::atomic<std::uint64_t> commits{0};
  std::atomic<std::uint64_t> blobs{0};        // scanned so far
  std::atomic<std::uint64_t> blobs_total{0};  // 0 until known
  std::atomic<std::uint64_t> bytes{0};        // scanned so far, inflated
  std::atomic<std::uint64_t> findings{0};     // so far, before they are merged
};

}  // namespace phiward
