#include "auditor/engine/blob_results.hpp"

namespace phiward {

void BlobResults::inspect(std::uint32_t task, std::string_view bytes) {
  inspect(task, bytes, nullptr, {});
}

std::optional<SeenLines> BlobResults::inspect(std::uint32_t task, std::string_view bytes,
                                              const SeenLines* before,
                                              std::span<const KeptLines> kept) {
  scan_.progress.bytes.fetch_add(bytes.size(), std::memory_order_relaxed);
  BlobResult result{task, {}, {}, parse_lfs_pointer(bytes)};
  std::optional<SeenLines> seen;
  try {
    seen = scan_.inspector.see(bytes, before, kept, memory_.get());
    result.inspection = scan_.inspector.inspect(bytes, *seen, tasks_[task].surface,
                                                tasks_[task].path, memory_.get(), scan_.deadline);
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
  scan_.progress.findings.fetch_add(result.inspection.findings.size(), std::memory_order_relaxed);
  if (!result.inspection.unremarkable() || !result.unscanned.empty() || result.lfs) {
    results_.push_back(std::move(result));
  }
}

}  // namespace phiward
