// The history of some tips, walked only as far as it must be to find given commits in it. One
// thread.
#pragma once

#include <cstddef>
#include <functional>
#include <queue>
#include <vector>

#include "auditor/git/object_id.hpp"
#include "auditor/git/object_store.hpp"

namespace phiward {

class Ancestry {
 public:
  // Commits, or tags of commits; other tips lead nowhere, and so does what cannot be read. `step`
  // is called once a commit; what it throws ends the walk. REQUIRES: `store` outlives this.
  Ancestry(const ObjectStore& store, std::vector<ObjectId> tips, std::function<void()> step);

  // Goes on, the newest commits first, until it has met all of `wanted`, or `most` commits in
  // all. True if it has met them; false only proves that they are not there if `most` was no bound.
  bool meets(const std::vector<ObjectId>& wanted, std::size_t most);

  [[nodiscard]] bool has_met(const ObjectId& commit) const { return met_.contains(commit); }

 private:
  struct Dated {
    std::int64_t time = 0;
    std::vector<ObjectId> parents;
    bool operator<(const Dated& other) const { return time < other.time; }
  };

  void meet(const ObjectId& id);

  const ObjectStore& store_;
  std::vector<ObjectId> tips_;  // not met yet
  std::function<void()> step_;
  ObjectIdSet met_;
  std::priority_queue<Dated> waiting_;  // whose parents were not met yet
};

}  // namespace phiward
