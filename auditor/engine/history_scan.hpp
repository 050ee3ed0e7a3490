// One scan of a history, or of the part a push brings: names, tags, commits, introduced
// content, blobs. Call the steps in the order in which they stand here. What cannot be
// looked at goes to the coverage. One thread calls; blobs are read on several.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "auditor/engine/audit_report.hpp"
#include "auditor/engine/blob_list.hpp"
#include "auditor/engine/blob_scan.hpp"
#include "auditor/engine/commit_scan.hpp"
#include "auditor/engine/exposure.hpp"
#include "auditor/engine/lfs_scan.hpp"
#include "auditor/engine/recorder.hpp"
#include "auditor/engine/tree_scan.hpp"
#include "auditor/git/pack/open_pack.hpp"
#include "auditor/git/repository.hpp"
#include "auditor/git/tip.hpp"

namespace phiward {

class HistoryScan {
 public:
  using Choose = std::function<bool(const ObjectId&)>;

  // REQUIRES: what `settings` refers to outlives the scan. Throws GitError if the object
  // store does not open.
  explicit HistoryScan(BlobScan settings);

  // Reads the commits of the packs, so that refs and walks need not ask for them one by one.
  void read_ahead() { commits_.read_ahead(packs_); }

  // Inspects the ref's name and its tags' messages, and remembers what it leads to.
  void add_ref(const Ref& ref);
  void add_unreadable_ref(std::string_view name);
  // A pack of which anything may have been read.
  void add_damaged_pack(std::string_view name, std::string reason);
  // Likewise, but of a name that is none of the repository's refs and is not inspected: it says
  // where the target was met, and may be empty.
  // Gives the commit it leads to, if it does.
  std::optional<Tip> add_target(std::string_view name, const ObjectId& target);
  // A text that belongs to no object; `name` says where it stands.
  void inspect(std::string_view text, Surface surface, std::string_view name);
  void add_gap(std::string kind, std::string_view name, std::string reason);
  // Inspects every commit the refs lead to, up to those for which `known` holds.
  void scan_commits(const Choose& known = {});

  // Finds what the commits' trees bring, and inspects the paths. What stands at the same
  // path of a parent is not new, whether or not the parent itself was scanned.
  void scan_trees();

  // Those of `ids` that none of the steps before came by: objects that were sent although
  // no ref leads to them. Each is inspected by itself.
  void scan_unreferenced(const std::vector<ObjectId>& ids);

  // Reads the blobs, but those for which `known` holds. In_store_order pays for many blobs;
  // it lists the whole store.
  enum class Order : std::uint8_t { as_found, in_store_order };
  void scan_blobs(Order order, const Choose& known = {});

  // Findings and coverage of all steps; the rest of the report is the caller's.
  [[nodiscard]] AuditReport finish();

  // The commits that the refs added so far lead to.
  [[nodiscard]] std::vector<ObjectId> commit_tips() const;
  // The trees of those parents that were not scanned, of a scanned commit and of its ancestors.
  // Sorted, each once. Throws DeadlineExceeded.
  [[nodiscard]] std::vector<ObjectId> boundary_trees(const ObjectId& commit) const;
  [[nodiscard]] const ObjectStore& store() const { return store_; }

 private:
  void add_tip(const Tip& tip, Surface surface);
  void add_unreferenced(const ObjectId& id);
  void add_blob(const ObjectId& id, std::string_view path, std::optional<std::uint32_t> commit);
  void record_outside_trees();
  // Those of parents that are not part of this scan.
  void add_outside_trees(std::uint32_t commit, std::vector<ObjectId>& trees) const;
  [[nodiscard]] std::optional<ObjectId> outside_tree(const ObjectId& commit) const;
  [[nodiscard]] std::vector<ObjectId> parent_trees(std::uint32_t commit) const;
  void add_result(const BlobTask& task, const BlobResult& result);

  BlobScan settings_;
  ObjectStore store_;
  const OpenPacks& packs_;
  Recorder recorder_;
  LfsScan lfs_;

  std::vector<NamedTip> named_tips_;
  std::vector<ObjectId> commit_tips_, note_tips_, unnamed_tips_, tree_tips_;
  ObjectIdSet note_commits_;
  ObjectIdSet tags_;
  CommitScan commits_;
  BlobList blobs_;
  TreeScan trees_;
};

}  // namespace phiward
