#include "auditor/engine/blob_list.hpp"

namespace phiward {

void BlobList::add(const ObjectId& id, std::string_view path, std::optional<std::uint32_t> commit,
                   Surface surface) {
  const std::uint32_t number = numbers_.add(id).first;
  if (number >= introductions_.size()) introductions_.resize(number + 1);
  Introduction& introduction = introductions_[number];
  if (introduction.listed) return;
  auto known = stored_paths_.find(path);
  if (known == stored_paths_.end()) {
    const std::string_view stored = paths_.emplace_back(path);
    known = stored_paths_.emplace(stored, stored).first;
  }
  introduction = {known->second, commit, surface, true};
}

const BlobList::Introduction* BlobList::find(const ObjectId& id) const {
  const auto number = numbers_.find(id);
  const bool listed = number && *number < introductions_.size() && introductions_[*number].listed;
  return listed ? &introductions_[*number] : nullptr;
}

std::vector<BlobTask> BlobList::tasks(const std::function<bool(const ObjectId&)>& known) const {
  std::vector<BlobTask> tasks;
  tasks.reserve(introductions_.size());
  for (std::uint32_t i = 0; i < introductions_.size(); ++i) {
    const Introduction& introduction = introductions_[i];
    const ObjectId& id = numbers_.id(i);
    if (!introduction.listed || (known && known(id))) continue;
    tasks.push_back({id, introduction.path, introduction.surface});
  }
  return tasks;
}

}  // namespace phiward
