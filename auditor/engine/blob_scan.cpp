#include "auditor/engine/blob_scan.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>
#include <unordered_map>

#include "auditor/engine/blob_results.hpp"
#include "auditor/engine/packed_blobs.hpp"
#include "auditor/engine/share_out.hpp"

namespace phiward {
namespace {

// Tasks a thread takes at a time: a run of neighbours in the pack, whose delta bases stay
// in libgit2's cache.
constexpr std::size_t kRun = 256;

void inspect_stored(const BlobScan& scan, const ObjectStore& store, const ObjectId& id,
                    std::uint32_t task, BlobResults& results) {
  try {
    const auto header = store.header(id);
    if (!header) throw GitError("missing from this repository");
    if (header->size > scan.max_blob_bytes) {
      throw GitError("larger than " + std::to_string(scan.max_blob_bytes >> 20) + " MiB");
    }
    const auto object = store.read(id);
    if (!object) throw GitError("missing from this repository");
    results.inspect(task, object->bytes());
  } catch (const GitError& error) {
    results.unscanned(task, error.what());
  }
}

std::vector<std::uint32_t> all_of(const std::vector<BlobTask>& tasks) {
  std::vector<std::uint32_t> numbers(tasks.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

}  // namespace

std::vector<BlobResult> BlobScan::run(const std::vector<BlobTask>& tasks) const {
  progress.blobs_total = tasks.size();
  std::vector<BlobResults> parts;
  for (std::uint32_t i = 0; i < std::max(threads, 1U); ++i) {
    parts.emplace_back(*this, tasks, !packs.empty());
  }
  const auto left = packs.empty() ? all_of(tasks) : inspect_packed(*this, tasks, parts);
  share_out(parts.size(), (left.size() + kRun - 1) / kRun, [&](std::size_t thread) {
    return [&, store = open_store(), thread](std::size_t run) {
      for (std::size_t i = run * kRun; i < std::min((run + 1) * kRun, left.size()); ++i) {
        deadline.check();
        inspect_stored(*this, store, tasks[left[i]].id, left[i], parts[thread]);
      }
    };
  });
  std::vector<BlobResult> results;
  for (BlobResults& part : parts) std::ranges::move(part.take(), std::back_inserter(results));
  std::ranges::sort(results, {}, &BlobResult::task);
  return results;
}

std::vector<BlobTask> sort_in_store_order(const ObjectStore& store, std::vector<BlobTask>& tasks) {
  constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();
  std::unordered_map<ObjectId, std::uint32_t, ObjectIdHash> position;
  position.reserve(tasks.size());
  for (const BlobTask& task : tasks) position.emplace(task.id, kAbsent);
  std::uint32_t next = 0;
  store.for_each_id([&](const ObjectId& id) {
    const auto found = position.find(id);
    if (found != position.end() && found->second == kAbsent) found->second = next++;
  });
  std::ranges::stable_sort(tasks, {}, [&](const BlobTask& task) { return position.at(task.id); });
  const auto absent = std::ranges::find_if(
      tasks, [&](const BlobTask& task) { return position.at(task.id) == kAbsent; });
  std::vector<BlobTask> missing(absent, tasks.end());
  tasks.erase(absent, tasks.end());
  return missing;
}

}  // namespace phiward
