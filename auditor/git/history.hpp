// The commits of a history, each once, parents before children. Reads through an
// ObjectStore; what cannot be read is reported, not thrown. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "auditor/git/object_id.hpp"
#include "auditor/git/object_store.hpp"
#include "auditor/git/object_text.hpp"

namespace phiward {

struct Commit {
  ObjectId id;
  ObjectId tree;
  std::vector<ObjectId> parents;
  std::int64_t time = 0;
};

// A history in order. Commits are told by their numbers, from 0.
struct OrderedCommits {
  static constexpr std::uint32_t kOutside = std::numeric_limits<std::uint32_t>::max();

  std::vector<Commit> commits;         // parents before children
  std::vector<std::uint32_t> parents;  // of all commits, one after the other; may be kOutside
  std::vector<std::size_t> parents_end = {0};  // of commit i: from [i] to [i + 1]
  std::vector<std::uint32_t> added;    // of commit i: how many were added to the history before it
  ObjectIdMap<std::uint32_t> numbers;  // kOutside for those that were met and are not part of it

  [[nodiscard]] std::span<const std::uint32_t> parents_of(std::uint32_t i) const {
    return std::span(parents).subspan(parents_end[i], parents_end[i + 1] - parents_end[i]);
  }
};

class History {
 public:
  struct Visitor {
    std::function<void(const ObjectId& id, const CommitText& text)> commit;  // views: this call
    std::function<void(const ObjectId& id, const std::string& reason)> unreadable;
    // A commit that was read before: then it is not read again, and `commit` is not called. Asked
    // once of each. May be empty, and may give nothing.
    std::function<std::optional<Commit>(const ObjectId& id)> known;
    // Walk through this commit, but leave it out. May be empty.
    std::function<bool(const Commit& commit)> skip;
    // Do not enter this commit (it is known already). May be empty.
    std::function<bool(const ObjectId& id)> stop;
  };

  // Adds every commit reachable from `tips` that was not met yet. The visitor sees each in no set
  // order.
  void add(const ObjectStore& store, const std::vector<ObjectId>& tips, const Visitor& visitor);

  // All commits, parents before children; among those free to come next the oldest, then
  // the smallest id, so that the order depends on the history alone. Leaves it empty.
  [[nodiscard]] OrderedCommits take_in_order();

  // The commits added after the first `from`, in no set order.
  void for_each_from(std::size_t from, const std::function<void(const Commit&)>& visit) const {
    for (std::size_t i = from; i < commits_.size(); ++i) visit(commits_[i]);
  }

  [[nodiscard]] std::size_t size() const { return commits_.size(); }

 private:
  // By the places of their commits in commits_.
  struct Links {
    std::vector<std::uint32_t> parents;    // may be kOutside
    std::vector<std::size_t> parents_end;  // of commit i: from [i] to [i + 1]
    std::vector<std::uint32_t> children;
    std::vector<std::size_t> children_end;
  };
  [[nodiscard]] Links links() const;
  [[nodiscard]] std::vector<std::uint32_t> order(const Links& links) const;

  std::vector<Commit> commits_;
  ObjectIdMap<std::uint32_t> index_;  // into commits_; kOutside: waiting, or left out
};

}  // namespace phiward
