#include "auditor/engine/blob_results.hpp"

namespace phiward {

std::optional<Seen> BlobResults::inspect(std::uint32_t task, std::string_view bytes,
                                         const Seen* before, std::span<const KeptLines> kept) {
  if (tasks_[task].first) {
    scan_.progress.bytes.fetch_add(bytes.size(), std::memory_order_relaxed);
  }
  BlobResult result{task, {}, {}, parse_lfs_pointer(bytes)};
  std::optional<Seen> seen;
  try {
    Versions versions{before, kept};
    const Inspection inspection = scan_.inspector.inspect(
        bytes, tasks_[task].surface, tasks_[task].path, &versions, memory_.get(), scan_.deadline);
    scan_.progress.findings.fetch_add(inspection.findings.size(), std::memory_order_relaxed);
    result.inspection = PackedInspection(inspection);
    seen = std::move(versions.now);
    // What a pointer stands for may be there the next time.
    if (!result.lfs) sizes_[task] = static_cast<std::uint32_t>(bytes.size());
  } catch (const MatchError& error) {
    result.unscanned = error.what();
  }
  add(std::move(result));
  return seen;
}

void BlobResults::unscanned(std::uint32_t task, const std::string& reason) {
  add({task, {}, reason});
}

void BlobResults::add(BlobResult result) {
  scan_.progress.blobs.fetch_add(1, std::memory_order_relaxed);
  if (!result.inspection.empty() || !result.unscanned.empty() || result.lfs) {
    results_.push_back(std::move(result));
  }
}

}  // namespace phiward
