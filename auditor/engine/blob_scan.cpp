#include "auditor/engine/blob_scan.hpp"

#include <algorithm>
#include <future>
#include <iterator>
#include <limits>
#include <numeric>

#include "auditor/engine/blob_results.hpp"
#include "auditor/engine/packed_blobs.hpp"
#include "auditor/engine/share_out.hpp"

namespace phiward {
namespace {

// Tasks a thread takes at a time: a run of neighbours in the pack, whose delta bases stay
// in libgit2's cache.
constexpr std::size_t kRun = 256;
// Ids a thread looks up at a time.
constexpr std::size_t kLookups = 4096;
// Of so few, each is read by itself: to lay out a whole pack would take longer.
constexpr std::size_t kFew = 256;

void inspect_stored(const BlobScan& scan, const ObjectStore& store, const ObjectId& id,
                    std::uint32_t task, BlobResults& results) {
  try {
    const auto header = store.header(id);
    if (!header) throw GitError("missing from this repository");
    if (header->type != ObjectType::blob) {
      throw GitError("not a blob, though a tree names it as a file");
    }
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

std::vector<LookedAt> looked_at(const std::vector<BlobTask>& tasks, const BlobSizes& sizes,
                                const std::vector<BlobResult>& results) {
  std::vector<LookedAt> blobs;
  blobs.reserve(tasks.size());
  auto result = results.begin();
  for (std::uint32_t i = 0; i < tasks.size(); ++i) {
    const bool remarkable = result != results.end() && result->task == i;
    const PackedInspection* inspection = remarkable ? &(result++)->inspection : nullptr;
    if (!sizes[i]) continue;
    blobs.push_back({tasks[i].id, tasks[i].surface, tasks[i].path, *sizes[i], inspection});
  }
  return blobs;
}

std::vector<std::uint32_t> all_of(const std::vector<BlobTask>& tasks) {
  std::vector<std::uint32_t> numbers(tasks.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

}  // namespace

void BlobScan::run(const std::vector<BlobTask>& tasks, const Take& take) const {
  progress.blobs_total = tasks.size();
  BlobSizes sizes(tasks.size());
  std::size_t news = tasks.size();
  const std::vector<BlobResult> results =
      verdicts == nullptr ? look_at(tasks, sizes) : look_at_news(tasks, sizes, news);
  const auto hand_over = [&] { std::ranges::for_each(results, take); };
  if (verdicts == nullptr || news == 0) return hand_over();
  const bool many = threads > 1 && news >= kFew;
  auto taken = std::async(many ? std::launch::async : std::launch::deferred, hand_over);
  verdicts->keep(looked_at(tasks, sizes, results));
  taken.get();
}

std::vector<BlobResult> BlobScan::look_at_news(const std::vector<BlobTask>& tasks, BlobSizes& sizes,
                                               std::size_t& news) const {
  std::vector<BlobResult> results;
  std::vector<std::uint32_t> open_numbers;
  for (std::uint32_t i = 0; i < tasks.size(); ++i) {
    auto known = verdicts->take(tasks[i].id, tasks[i].surface, tasks[i].path);
    if (!known) {
      open_numbers.push_back(i);
      continue;
    }
    ++progress.blobs;
    if (tasks[i].first) progress.bytes += known->size;
    sizes[i] = known->size;
    if (!known->inspection.empty()) results.push_back({i, std::move(known->inspection), {}});
  }
  news = open_numbers.size();
  if (news == 0) return results;
  if (news == tasks.size()) return look_at(tasks, sizes);

  std::vector<BlobTask> open;
  open.reserve(news);
  for (const std::uint32_t number : open_numbers) open.push_back(tasks[number]);
  BlobScan scan = *this;
  if (news < kFew) scan.packs.reset();
  BlobSizes open_sizes(news);
  for (BlobResult& result : scan.look_at(open, open_sizes)) {
    result.task = open_numbers[result.task];
    results.push_back(std::move(result));
  }
  for (std::size_t i = 0; i < open.size(); ++i) sizes[open_numbers[i]] = open_sizes[i];
  std::ranges::sort(results, {}, &BlobResult::task);
  return results;
}

std::vector<BlobResult> BlobScan::look_at(const std::vector<BlobTask>& tasks,
                                          BlobSizes& sizes) const {
  std::optional<EmptyBlocks> empty;
  if (packs != nullptr) empty.emplace(LineMemory::kEmpty);
  std::vector<BlobResults> parts;
  for (std::uint32_t i = 0; i < std::max(threads, 1U); ++i) {
    parts.emplace_back(*this, tasks, sizes, empty ? &*empty : nullptr);
  }
  const auto left = packs == nullptr ? all_of(tasks) : inspect_packed(*this, tasks, parts);
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

std::vector<BlobTask> take_missing(const ObjectStore& store, const OpenPacks& packs,
                                   std::uint32_t threads, std::vector<BlobTask>& tasks) {
  std::vector<char> packed(tasks.size());
  share_out(threads, (tasks.size() + kLookups - 1) / kLookups, [&](std::size_t) {
    return [&](std::size_t job) {
      const std::size_t end = std::min((job + 1) * kLookups, tasks.size());
      for (std::size_t i = job * kLookups; i < end; ++i) {
        const bool found = std::ranges::any_of(packs, [&](const OpenPack& pack) {
          return pack.index().find(tasks[i].id).has_value();
        });
        packed[i] = found ? 1 : 0;
      }
    };
  });
  std::vector<BlobTask> missing;
  std::size_t present = 0;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (packed[i] != 0 || store.contains(tasks[i].id)) {
      tasks[present++] = tasks[i];
    } else {
      missing.push_back(tasks[i]);
    }
  }
  tasks.resize(present);
  return missing;
}

std::vector<BlobTask> sort_in_store_order(const ObjectStore& store, std::vector<BlobTask>& tasks) {
  constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();
  ObjectIdMap<std::uint32_t> position;
  position.reserve(tasks.size());
  for (const BlobTask& task : tasks) position.emplace(task.id, kAbsent);
  std::uint32_t next = 0;
  store.for_each_id([&](const ObjectId& id) {
    const auto found = position.find(id);
    if (found != position.end() && found->second == kAbsent) found.value() = next++;
  });
  std::ranges::stable_sort(tasks, {}, [&](const BlobTask& task) { return position.at(task.id); });
  const auto absent = std::ranges::find_if(
      tasks, [&](const BlobTask& task) { return position.at(task.id) == kAbsent; });
  std::vector<BlobTask> missing(absent, tasks.end());
  tasks.erase(absent, tasks.end());
  return missing;
}

}  // namespace phiward
