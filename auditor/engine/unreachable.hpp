// Objects that no ref leads to, as part of a scan: what was deleted, and stays until git prunes it.
// Those of the repositories that this one borrows from are among them.
#pragma once

#include <vector>

#include "auditor/engine/history_scan.hpp"

namespace phiward {

class UnreachableObjects {
 public:
  // Lists all objects of the scan's store. Throws GitError.
  explicit UnreachableObjects(const HistoryScan& scan);

  // The commits and tags, which the scan's next steps then walk from. Once the refs were added.
  void add_commits(HistoryScan& scan) const;
  // All others. Once the trees were scanned.
  void add_others(HistoryScan& scan) const;

 private:
  std::vector<ObjectId> commits_, tags_, others_;  // each by id, trees first among the others
};

}  // namespace phiward
