// Reads and inspects many blobs, on several threads, each with an object store of its
// own. The result does not depend on the number of threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "auditor/engine/compact_report.hpp"
#include "auditor/engine/deadline.hpp"
#include "auditor/engine/inspector.hpp"
#include "auditor/engine/lfs.hpp"
#include "auditor/engine/progress.hpp"
#include "auditor/engine/selection.hpp"
#include "auditor/engine/verdicts.hpp"
#include "auditor/git/object_store.hpp"
#include "auditor/git/pack/open_pack.hpp"

namespace phiward {

struct BlobTask {
  ObjectId id;
  std::string_view path;  // as in git; borrowed from the caller; empty if it has none
  Surface surface = Surface::blob;
  bool first = true;  // of its blob; those that follow stand elsewhere, and are not counted
};

// What was remarkable about one blob: most have no result.
struct BlobResult {
  std::uint32_t task = 0;  // index into the tasks
  PackedInspection inspection;
  std::string unscanned;               // the reason; empty if it was looked at
  std::optional<LfsPointer> lfs = {};  // if it stands for content outside of git
};

// By task; empty for those that could not be looked at.
using BlobSizes = std::vector<std::optional<std::uint32_t>>;

struct BlobScan {
  std::function<ObjectStore()> open_store;  // called once a thread
  const Inspector& inspector;
  std::uint64_t max_blob_bytes = 0;
  std::uint32_t threads = 1;
  Deadline deadline;
  Progress& progress;
  // To be read in whole runs. None: each blob by itself, through the store.
  std::shared_ptr<const OpenPacks> packs = {};
  Verdicts* verdicts = nullptr;  // what is known already, and where to keep what is found out
  // The common directory below which the contents of Git LFS files are. None: they are not looked
  // for.
  std::optional<std::filesystem::path> lfs_home = {};
  const Selection* selection = nullptr;  // what is looked at; none: everything
  bool with_exposure = false;            // tell where findings can still be got at

  // Gives the results away by task, on one thread, which need not be the caller's. Throws
  // DeadlineExceeded, and GitError if a store does not open; a blob that cannot be read is a
  // result.
  using Take = std::function<void(const BlobResult&)>;
  void run(const std::vector<BlobTask>& tasks, const Take& take) const;

 private:
  [[nodiscard]] std::vector<BlobResult> look_at(const std::vector<BlobTask>& tasks,
                                                BlobSizes& sizes) const;
  // Likewise, with what is known from before; `news`: how many were looked at.
  [[nodiscard]] std::vector<BlobResult> look_at_news(const std::vector<BlobTask>& tasks,
                                                     BlobSizes& sizes, std::size_t& news) const;
};

// Takes tasks out whose blobs are in none of the packs and not in `store`: they are the result.
[[nodiscard]] std::vector<BlobTask> take_missing(const ObjectStore& store, const OpenPacks& packs,
                                                 std::uint32_t threads,
                                                 std::vector<BlobTask>& tasks);

// Sorts tasks into the order in which `store` keeps them (see ObjectStore::for_each_id) and
// takes those it does not have out: they are the result.
[[nodiscard]] std::vector<BlobTask> sort_in_store_order(const ObjectStore& store,
                                                        std::vector<BlobTask>& tasks);

}  // namespace phiward
