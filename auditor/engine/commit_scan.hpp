// The commits of a scan: their messages and identities are inspected, and they are put in
// order. Commits that stand in packs can be read ahead, on several threads. One thread calls.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "auditor/engine/blob_scan.hpp"
#include "auditor/engine/recorder.hpp"
#include "auditor/git/history.hpp"
#include "auditor/git/pack/open_pack.hpp"

namespace phiward {

class CommitScan {
 public:
  // REQUIRES: all outlive the scan.
  CommitScan(const BlobScan& settings, const ObjectStore& store, Recorder& recorder)
      : settings_(settings), store_(store), recorder_(recorder) {}

  // Reads and inspects all commits of the packs; only those that a walk comes by are told.
  void read_ahead(const OpenPacks& packs);
  // Until finish(): whether a commit of this id was read ahead.
  [[nodiscard]] bool has_read(const ObjectId& id) const { return ahead_at_.contains(id); }

  // Adds what the tips lead to, up to the commits for which `stop` holds.
  void walk(const std::vector<ObjectId>& tips, const std::function<bool(const ObjectId&)>& stop);

  // Puts the commits in order and tells what was found in them.
  void finish();

  // Until `finish`.
  [[nodiscard]] const History& history() const { return history_; }

  // After finish().
  [[nodiscard]] const std::vector<Commit>& order() const { return ordered_.commits; }
  [[nodiscard]] std::optional<std::uint32_t> position(const ObjectId& id) const;  // in order()
  // Of commit i, in its order: positions, or OrderedCommits::kOutside.
  [[nodiscard]] std::span<const std::uint32_t> parents_of(std::uint32_t i) const {
    return ordered_.parents_of(i);
  }

 private:
  using Names = std::unordered_set<std::string>;  // addresses stay
  struct People {
    const std::string* author = nullptr;
    const std::string* committer = nullptr;
  };
  struct Inspected {
    Commit commit;
    People people;
    std::uint64_t text_bytes = 0;            // of message and headers
    std::unique_ptr<Inspection> inspection;  // of these, if it is remarkable
    std::string unscanned;                   // why they were not inspected
  };
  struct Uses {
    std::uint32_t first = 0, last = 0;  // positions
  };

  void read_pack(const OpenPack& pack);
  Inspected inspect(const ObjectId& id, CommitText text, Names& names) const;
  [[nodiscard]] bool takes(std::int64_t time) const;
  void tell(Inspected& inspected);
  [[nodiscard]] std::map<std::string_view, Uses> identities() const;

  const BlobScan& settings_;
  const ObjectStore& store_;
  Recorder& recorder_;
  std::vector<std::unique_ptr<Names>> names_;  // one set a thread that read ahead, and one more
  std::deque<std::deque<Inspected>> ahead_;    // one a thread and pack; addresses stay
  ObjectIdMap<Inspected*> ahead_at_;           // into ahead_
  History history_;
  std::vector<std::pair<ObjectId, std::unique_ptr<Inspection>>> messages_;
  std::vector<People> people_;  // of the commits, as they were told
  OrderedCommits ordered_;
};

}  // namespace phiward
