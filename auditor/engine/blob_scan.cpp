#include "auditor/engine/blob_scan.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <optional>
#include <thread>
#include <unordered_map>

namespace phiward {
namespace {

// Tasks a thread takes at a time: a run of neighbours in the pack, whose delta bases stay
// in libgit2's cache.
constexpr std::size_t kRun = 256;

class Worker {
 public:
  Worker(const BlobScan& scan, const std::vector<BlobTask>& tasks,
         std::atomic<std::size_t>& next_run)
      : scan_(scan), tasks_(tasks), next_run_(next_run) {}

  void work() noexcept {
    try {
      const ObjectStore store = scan_.open_store();
      for (;;) {
        const std::size_t begin = next_run_.fetch_add(kRun);
        if (begin >= tasks_.size()) return;
        for (std::size_t i = begin; i < std::min(begin + kRun, tasks_.size()); ++i) {
          scan_.deadline.check();
          scan_one(store, i);
        }
      }
    } catch (...) {
      failure_ = std::current_exception();  // thrown again by the thread that joins
      next_run_ = tasks_.size();
    }
  }

  [[nodiscard]] std::exception_ptr failure() const { return failure_; }
  [[nodiscard]] std::vector<BlobResult>& results() { return results_; }

 private:
  void scan_one(const ObjectStore& store, std::size_t index) {
    BlobResult result;
    result.task = static_cast<std::uint32_t>(index);
    try {
      result.inspection = inspect(store, tasks_[index]);
    } catch (const GitError& error) {
      result.unscanned = error.what();
    } catch (const MatchError& error) {
      result.unscanned = error.what();
    }
    if (result.inspection.cut_off) result.unscanned = "more values than are read of one file";
    scan_.progress.blobs.fetch_add(1, std::memory_order_relaxed);
    scan_.progress.findings.fetch_add(result.inspection.findings.size(), std::memory_order_relaxed);
    if (!result.inspection.findings.empty() || result.inspection.binary ||
        !result.unscanned.empty()) {
      results_.push_back(std::move(result));
    }
  }

  Inspection inspect(const ObjectStore& store, const BlobTask& task) const {
    const auto header = store.header(task.id);
    if (!header) throw GitError("missing from this repository");
    if (header->size > scan_.max_blob_bytes) {
      throw GitError("larger than " + std::to_string(scan_.max_blob_bytes >> 20) + " MiB");
    }
    const auto object = store.read(task.id);
    if (!object) throw GitError("missing from this repository");
    scan_.progress.bytes.fetch_add(object->bytes().size(), std::memory_order_relaxed);
    return scan_.inspector.inspect(object->bytes(), task.surface, task.path);
  }

  const BlobScan& scan_;
  const std::vector<BlobTask>& tasks_;
  std::atomic<std::size_t>& next_run_;
  std::vector<BlobResult> results_;
  std::exception_ptr failure_;
};

}  // namespace

std::vector<BlobResult> BlobScan::run(const std::vector<BlobTask>& tasks) const {
  progress.blobs_total = tasks.size();
  std::atomic<std::size_t> next_run{0};
  const std::size_t runs = (tasks.size() + kRun - 1) / kRun;
  std::vector<Worker> workers(std::clamp<std::size_t>(runs, 1, std::max(threads, 1U)),
                              Worker(*this, tasks, next_run));
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < workers.size(); ++i) {
    others.emplace_back(&Worker::work, &workers[i]);
  }
  workers.front().work();
  for (std::thread& thread : others) thread.join();

  std::vector<BlobResult> results;
  for (Worker& worker : workers) {
    if (worker.failure()) std::rethrow_exception(worker.failure());
    std::ranges::move(worker.results(), std::back_inserter(results));
  }
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
