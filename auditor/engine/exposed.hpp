// What holds the findings of a history: its commits, and the blobs and trees that refs name
// without one. One thread; const methods may be called from several.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "auditor/engine/commit_scan.hpp"
#include "auditor/engine/held_paths.hpp"
#include "auditor/engine/holdings.hpp"
#include "auditor/engine/recorder.hpp"
#include "auditor/engine/tree_records.hpp"
#include "auditor/git/tip.hpp"

namespace phiward {

// A ref and what it leads to; its name as it may be shown.
struct NamedTip {
  std::string name;
  Tip tip;
};

class Exposed {
 public:
  using Bits = std::vector<std::uint64_t>;  // of 64 refs, by root or carrier
  static constexpr std::uint32_t kNone = TreeRecords::kNone;
  static_assert(kNone == OrderedCommits::kOutside);

  // `trees` were added for all commits and tips, and outlive this.
  Exposed(const CommitScan& commits, const TreeRecords& trees, std::span<const NamedTip> tips,
          std::span<const Carrier> carriers);

  // Whether there was room for all that it holds.
  [[nodiscard]] bool complete() const { return holdings_.complete(); }

  // What is looked from: the commits in their order, then what other tips name.
  [[nodiscard]] std::size_t roots() const { return roots_.size(); }
  // Of the tip with that number, one of roots(); kNone: it could not be read.
  [[nodiscard]] std::uint32_t root_of_tip(std::size_t tip) const { return tip_roots_[tip]; }

  // Of each carrier the last commit that has it, in their order, counted from 1; 0: none has.
  [[nodiscard]] std::vector<std::uint32_t> last_commits() const;
  // Of each carrier the refs whose roots have it.
  [[nodiscard]] Bits held_by(const Bits& roots) const;
  // Hands the bits of commits on to all that they lead to.
  void reach(Bits& roots) const;
  // Under which paths files stand, by blob_of.
  [[nodiscard]] HeldPaths paths() const;
  // Of the carrier with that number; kNone: it is a commit.
  [[nodiscard]] std::uint32_t blob_of(std::size_t carrier) const { return blob_of_[carrier]; }

 private:
  void add_commits(const CommitScan& commits);
  [[nodiscard]] std::uint32_t add_root(const Tip& tip);
  [[nodiscard]] Holdings::Entry root_at(const Tip& tip) const;
  // Hands what is known of roots on to the carriers.
  template <class Value, class Join>
  [[nodiscard]] std::vector<Value> spread(const std::vector<Value>& of_root, Join join) const;

  const TreeRecords& trees_;
  std::vector<std::uint32_t> wanted_;
  Holdings holdings_;
  std::vector<Holdings::Entry> roots_;    // of no name
  std::vector<std::uint32_t> tip_roots_;  // by tip
  std::vector<std::uint32_t> parents_;    // of all commits, one behind the other
  std::vector<std::size_t> parents_end_;  // of a commit's, in parents_
  std::vector<std::uint32_t> commit_of_;  // by carrier; kNone: it is a blob
  std::vector<std::uint32_t> blob_of_;    // by carrier, in the records
};

}  // namespace phiward
