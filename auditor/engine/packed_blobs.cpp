#include "auditor/engine/packed_blobs.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "auditor/engine/kept_lines.hpp"
#include "auditor/engine/share_out.hpp"
#include "auditor/git/pack/pack_walk.hpp"

namespace phiward {
namespace {

// About the bytes to inflate in one job: small enough that no thread waits long at the end.
constexpr std::uint64_t kJobCost = std::uint64_t{16} << 20;
// After so many jobs the pages of a pack are given back, of which there may be half a gigabyte.
constexpr std::size_t kGroupsMapped = 128;
// For delta bases, of all threads together.
constexpr std::uint64_t kMaxHeldBytes = std::uint64_t{256} << 20;

// What was seen in a blob, for the blobs that are made from it.
struct SeenNote : PackNote {
  explicit SeenNote(Seen of_blob) : seen(std::move(of_blob)) {}
  [[nodiscard]] std::size_t bytes() const override { return seen.bytes(); }
  Seen seen;
};

class PackedBlobs {
 public:
  PackedBlobs(const BlobScan& scan, const std::vector<BlobTask>& tasks,
              std::vector<BlobResults>& results)
      : scan_(scan), tasks_(tasks), results_(results), done_(tasks.size()) {
    first_task_.reserve(tasks.size());
    for (std::uint32_t i = 0; i < tasks.size(); ++i) first_task_.emplace(tasks[i].id, i);
  }

  [[nodiscard]] std::vector<std::uint32_t> left() const {
    std::vector<std::uint32_t> left;
    for (std::uint32_t i = 0; i < done_.size(); ++i) {
      if (!done_[i]) left.push_back(i);
    }
    return left;
  }

  void inspect(const OpenPack& pack) {
    auto groups = pack.forest().groups(kJobCost);
    std::ranges::stable_sort(groups, std::greater(), &DeltaForest::Group::cost);
    PackWalkSettings settings;
    settings.only = ObjectType::blob;
    settings.wanted = [this](const ObjectId& id, std::optional<ObjectType> type) {
      return type == ObjectType::blob && is_open(id);
    };
    settings.max_object_bytes = scan_.max_blob_bytes;
    settings.max_held_bytes = kMaxHeldBytes / results_.size();
    share_out(results_.size(), groups.size(), [&](std::size_t thread) {
      auto walk = std::make_unique<PackWalk>(pack.pack(), pack.index(), pack.forest(), settings);
      return [this, &pack, &groups, thread, walk = std::move(walk)](std::size_t group) {
        if (group % kGroupsMapped == 0) pack.release_pages();
        walk->walk(groups[group], visitor(results_[thread]));
      };
    });
    pack.release_pages();  // what is told of findings at the end takes as much
  }

 private:
  PackVisitor visitor(BlobResults& results) {
    PackVisitor visitor;
    visitor.noted = [this, &results](const ObjectId& id, ObjectType, std::string_view bytes,
                                     const PackOrigin* origin) -> std::unique_ptr<PackNote> {
      scan_.deadline.check();
      // A pack may have an object twice, and two threads may come by.
      std::unique_ptr<SeenNote> note;
      for (auto [task, last] = tasks_of(id); task < last; ++task) {
        if (done_[task].exchange(true)) continue;
        auto seen = inspect(task, bytes, origin, results);
        if (seen) note = std::make_unique<SeenNote>(*std::move(seen));
      }
      return note;
    };
    visitor.unreadable = [](const ObjectId&, std::string_view) {};  // it stays open
    return visitor;
  }

  static std::optional<Seen> inspect(std::uint32_t task, std::string_view bytes,
                                     const PackOrigin* origin, BlobResults& results) {
    if (origin == nullptr) return results.inspect(task, bytes);
    const Seen& before = dynamic_cast<const SeenNote&>(origin->note).seen;
    return results.inspect(task, bytes, &before, kept_lines(origin->base, origin->delta, bytes));
  }

  // Those of one blob follow each other: [first, last).
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> tasks_of(const ObjectId& id) const {
    const auto found = first_task_.find(id);
    if (found == first_task_.end()) return {0, 0};
    std::uint32_t last = found->second;
    while (last < tasks_.size() && tasks_[last].id == id) ++last;
    return {found->second, last};
  }

  [[nodiscard]] bool is_open(const ObjectId& id) const {
    const auto [first, last] = tasks_of(id);
    return std::any_of(done_.begin() + first, done_.begin() + last,
                       [](const std::atomic<bool>& done) { return !done; });
  }

  const BlobScan& scan_;
  const std::vector<BlobTask>& tasks_;
  std::vector<BlobResults>& results_;
  ObjectIdMap<std::uint32_t> first_task_;
  std::vector<std::atomic<bool>> done_;  // by task
};

}  // namespace

std::vector<std::uint32_t> inspect_packed(const BlobScan& scan, const std::vector<BlobTask>& tasks,
                                          std::vector<BlobResults>& results) {
  PackedBlobs packed(scan, tasks, results);
  for (const OpenPack& pack : *scan.packs) {
    scan.deadline.check();
    packed.inspect(pack);
  }
  return packed.left();
}

}  // namespace phiward
