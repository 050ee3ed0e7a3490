#include "auditor/engine/blob_list.hpp"

namespace phiward {

void BlobList::add(const ObjectId& id, std::string_view path, std::optional<std::uint32_t> commit,
                   Surface surface) {
  auto [blob, added] = blobs_.try_emplace(id);
  if (!added) return;
  auto known = stored_paths_.find(path);
  if (known == stored_paths_.end()) {
    const std::string_view stored = paths_.emplace_back(path);
    known = stored_paths_.emplace(stored, stored).first;
  }
  blob.value() = {known->second, commit, surface};
}

std::vector<BlobTask> BlobList::tasks(const std::function<bool(const ObjectId&)>& known) const {
  std::vector<BlobTask> tasks;
  tasks.reserve(blobs_.size());
  for (const auto& [id, introduction] : blobs_) {
    if (!known || !known(id)) tasks.push_back({id, introduction.path, introduction.surface});
  }
  return tasks;
}

}  // namespace phiward
