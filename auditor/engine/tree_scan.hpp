// The trees of a scan's commits: which blobs they bring, and the names of paths, which are
// inspected. Trees are compared on several threads; what is told does not depend on how many.
// One thread calls.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/engine/blob_scan.hpp"
#include "auditor/engine/recorder.hpp"
#include "auditor/engine/tree_records.hpp"
#include "auditor/git/object_reader.hpp"
#include "auditor/git/pack/open_pack.hpp"
#include "auditor/git/tree_walk.hpp"

namespace phiward {

class TreeScan {
 public:
  // The tree of a commit, and those of its parents.
  struct Step {
    ObjectId tree;
    std::vector<ObjectId> parents;
  };
  // A blob (or symbolic link), and the number of the commit that brings it, as TreeWalk tells.
  using OnBlob = std::function<void(const TreeEntry& entry, std::string_view path,
                                    std::optional<std::uint32_t> commit)>;

  // `blobs`: for the records. REQUIRES: all outlive the scan.
  TreeScan(const BlobScan& settings, const ObjectStore& store, const OpenPacks& packs,
           Recorder& recorder, ObjectNumbers& blobs, OnBlob on_blob);

  // Of trees outside of the scan only what is in them, for the records. REQUIRES: before all
  // others.
  void record(std::span<const ObjectId> trees);
  // The trees of commits 0 to `count`, parents first. `step` is called from several threads.
  void scan_commits(std::uint32_t count, const std::function<Step(std::uint32_t)>& step);
  // A tree that belongs to no commit.
  void scan(const ObjectId& tree);
  // Inspects the paths that were met; `commit` gives the id of one by its number.
  void inspect_paths(const std::function<const ObjectId&(std::uint32_t)>& commit);

  [[nodiscard]] bool visited(const ObjectId& tree) const {
    return walk_.visited().trees().contains(tree);
  }
  // Empty unless settings.with_exposure.
  [[nodiscard]] const TreeRecords& records() const { return records_; }
  [[nodiscard]] std::uint64_t count() const { return walk_.visited().trees().size(); }

 private:
  struct MetPath {
    std::string path;
    std::optional<std::uint32_t> commit;
  };
  struct Remarkable {
    std::size_t path = 0;  // its place in paths_
    Inspection inspection;
    std::string unscanned;  // the reason; empty if it was looked at
  };
  using Diffs = std::vector<std::unique_ptr<TreeDiff>>;

  [[nodiscard]] TreeWalk::Visitor visitor();
  void record(const TreeDiff& diff);
  TreeDiffer& differ(std::size_t thread, const TreesMet& done);
  [[nodiscard]] Diffs diff(TreeDiffer& differ, std::uint32_t begin, std::uint32_t end,
                           const std::function<Step(std::uint32_t)>& step) const;
  void walk(const Diffs& diffs);
  [[nodiscard]] std::vector<Remarkable> inspect_all() const;
  void inspect(std::size_t path, std::vector<Remarkable>& found) const;

  const BlobScan& settings_;
  const ObjectStore& store_;
  const OpenPacks& packs_;
  Recorder& recorder_;
  OnBlob on_blob_;
  TreeWalk walk_;
  TreeRecords records_;
  std::optional<std::uint32_t> commit_;  // whose tree walk_ is in
  std::vector<MetPath> paths_;

  struct Worker {  // what a thread keeps from one run to the next
    std::optional<ObjectStore> store;
    std::optional<TreeDiffer> differ;
  };
  std::vector<Worker> workers_;
};

}  // namespace phiward
