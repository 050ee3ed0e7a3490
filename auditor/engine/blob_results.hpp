// What one thread finds in the blobs it is given. One thread.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "auditor/engine/blob_scan.hpp"

namespace phiward {

class BlobResults {
 public:
  // REQUIRES: all outlive this; no other thread writes the same task's size.
  // `empty`: of all threads; null if what was seen in lines is not remembered, which pays for
  // many blobs.
  BlobResults(const BlobScan& scan, const std::vector<BlobTask>& tasks, BlobSizes& sizes,
              EmptyBlocks* empty)
      : scan_(scan),
        tasks_(tasks),
        sizes_(sizes),
        memory_(empty != nullptr ? std::make_unique<LineMemory>(*empty) : nullptr) {}

  // What was seen, if it could be looked at. `before`: of an earlier version, of which the lines
  // `kept` are left; null: there is none.
  std::optional<Seen> inspect(std::uint32_t task, std::string_view bytes,
                              const Seen* before = nullptr, std::span<const KeptLines> kept = {});
  void unscanned(std::uint32_t task, const std::string& reason);

  // The remarkable ones, in no set order.
  [[nodiscard]] std::vector<BlobResult> take() { return std::move(results_); }

 private:
  void add(BlobResult result);

  const BlobScan& scan_;
  const std::vector<BlobTask>& tasks_;
  BlobSizes& sizes_;
  std::unique_ptr<LineMemory> memory_;
  std::vector<BlobResult> results_;
};

}  // namespace phiward
