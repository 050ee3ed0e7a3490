#include "auditor/engine/blob_list.hpp"

namespace phiward {

BlobList::Path& BlobList::stored(std::string_view path) {
  auto known = stored_paths_.find(path);
  if (known == stored_paths_.end()) {
    paths_.push_back({std::string(path), std::nullopt});
    Path& stored = paths_.back();
    known = stored_paths_.emplace(stored.text, &stored).first;
  }
  return *known->second;
}

const PathContext& BlobList::context_of(Path& path) {
  if (!path.context) path.context = context_of_path(path.text);
  return *path.context;
}

void BlobList::add(const ObjectId& id, std::string_view path, std::optional<std::uint32_t> commit,
                   Surface surface) {
  const std::uint32_t number = numbers_.add(id).first;
  if (number >= introductions_.size()) introductions_.resize(number + 1);
  Introduction* at = &introductions_[number];
  if (at->path == nullptr) {
    *at = {&stored(path), commit, kLast, surface};
    return;
  }
  Path* here = nullptr;
  for (;; at = &further_[at->next]) {
    if (at->surface == surface) {
      if (at->path->text == path) return;
      if (here == nullptr) here = &stored(path);
      if (context_of(*at->path) == context_of(*here)) break;
    }
    if (at->next != kLast) continue;
    at->next = static_cast<std::uint32_t>(further_.size());
    further_.push_back({&stored(path), commit, kLast, surface});
    return;
  }
  if (!at->path->text.empty()) return;
  at->path = here;
  at->commit = commit;
}

const BlobList::Introduction* BlobList::first_of(const ObjectId& id) const {
  const auto number = numbers_.find(id);
  const bool listed =
      number && *number < introductions_.size() && introductions_[*number].path != nullptr;
  return listed ? &introductions_[*number] : nullptr;
}

std::vector<BlobTask> BlobList::tasks(const std::function<bool(const ObjectId&)>& known) const {
  std::vector<BlobTask> tasks;
  tasks.reserve(introductions_.size() + further_.size());
  for (std::uint32_t i = 0; i < introductions_.size(); ++i) {
    const Introduction* at = &introductions_[i];
    const ObjectId& id = numbers_.id(i);
    if (at->path == nullptr || (known && known(id))) continue;
    tasks.push_back({id, at->path->text, at->surface, true});
    while ((at = next_of(*at)) != nullptr) {
      tasks.push_back({id, at->path->text, at->surface, false});
    }
  }
  return tasks;
}

std::optional<std::uint32_t> BlobList::commit_of(const BlobTask& task) const {
  const Introduction* at = first_of(task.id);
  while (at->surface != task.surface || at->path->text != task.path) at = next_of(*at);
  return at->commit;
}

}  // namespace phiward
