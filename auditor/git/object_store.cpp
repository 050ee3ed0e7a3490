#include "auditor/git/object_store.hpp"

#include "rules/shape.hpp"

namespace phiward {

ObjectStore::ObjectStore(const std::vector<std::filesystem::path>& object_directories,
                         ObjectFormat format, Reads reads) {
  if (object_directories.empty()) throw GitError("no object directory given");
  for (const auto& directory : object_directories) {
    if (!std::filesystem::is_directory(directory)) {
      throw GitError("object directory does not exist: " + printable(directory.string()));
    }
  }
  source_ = format == ObjectFormat::sha256 ? child_objects(object_directories)
                                           : sha1_objects(object_directories, reads == Reads::few);
}

std::optional<ObjectHeader> ObjectStore::header(const ObjectId& id) const {
  return source_->header(id);
}

std::optional<Object> ObjectStore::read(const ObjectId& id) const { return source_->read(id); }

std::optional<Object> ObjectStore::read(const ObjectId& id, std::uint64_t most) const {
  const auto found = header(id);
  if (!found) return std::nullopt;
  if (found->size > most) {
    throw GitError("larger than " + std::to_string(most >> 20) + " MiB");
  }
  return read(id);
}

bool ObjectStore::contains(const ObjectId& id) const { return source_->contains(id); }

void ObjectStore::for_each_id(const std::function<void(const ObjectId&)>& visit) const {
  source_->for_each_id(visit);
}

}  // namespace phiward
