#include "auditor/engine/unreachable.hpp"

#include <algorithm>

namespace phiward {

UnreachableObjects::UnreachableObjects(const HistoryScan& scan) {
  std::vector<ObjectId> ids, blobs;
  scan.store().for_each_id([&](const ObjectId& id) { ids.push_back(id); });
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (const ObjectId& id : ids) {
    std::optional<ObjectHeader> header;
    try {
      header = scan.store().header(id);
    } catch (const GitError&) {
      header.reset();  // the scan will say why
    }
    const ObjectType type = header ? header->type : ObjectType::blob;
    (type == ObjectType::commit ? commits_
     : type == ObjectType::tag  ? tags_
     : type == ObjectType::tree ? others_
                                : blobs)
        .push_back(id);
  }
  others_.insert(others_.end(), blobs.begin(), blobs.end());
}

void UnreachableObjects::add_commits(HistoryScan& scan) const {
  for (const ObjectId& id : commits_) scan.add_target({}, id);
  for (const ObjectId& id : tags_) scan.add_target({}, id);
}

void UnreachableObjects::add_others(HistoryScan& scan) const { scan.scan_unreferenced(others_); }

}  // namespace phiward
