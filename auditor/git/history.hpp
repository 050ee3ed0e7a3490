// The commits of a history, each once, parents before children. Reads through an
// ObjectStore; what cannot be read is reported, not thrown. One thread.
#pragma once

#include <cstdint>
#include <functional>
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

class History {
 public:
  struct Visitor {
    std::function<void(const ObjectId& id, const CommitText& text)> commit;  // views: this call
    std::function<void(const ObjectId& id, const std::string& reason)> unreadable;
    // A commit that was read before: then it is not read again, and `commit` is not called.
    // May be empty, and may give null.
    std::function<const Commit*(const ObjectId& id)> known;
    // Walk through this commit, but leave it out. May be empty.
    std::function<bool(const Commit& commit)> skip;
    // Do not enter this commit (it is known already). May be empty.
    std::function<bool(const ObjectId& id)> stop;
  };

  // Adds every commit reachable from `tips` that is not in this history yet. The visitor
  // sees each in no set order.
  void add(const ObjectStore& store, const std::vector<ObjectId>& tips, const Visitor& visitor);

  // All commits, parents before children; among those free to come next the oldest, then
  // the smallest id, so that the order depends on the history alone. Leaves it empty.
  [[nodiscard]] std::vector<Commit> take_in_order();

  // The commits added after the first `from`, in no set order.
  void for_each_from(std::size_t from, const std::function<void(const Commit&)>& visit) const {
    for (std::size_t i = from; i < commits_.size(); ++i) visit(commits_[i]);
  }

  [[nodiscard]] bool contains(const ObjectId& id) const { return index_.contains(id); }
  [[nodiscard]] std::size_t size() const { return commits_.size(); }

 private:
  std::vector<Commit> commits_;
  ObjectIdMap<std::uint32_t> index_;
};

}  // namespace phiward
