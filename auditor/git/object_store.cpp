#include "auditor/git/object_store.hpp"

#include <exception>
#include <utility>

#include "auditor/git/git_handle.hpp"

namespace phiward {
namespace {

ObjectType type_from_git(git_object_t type) {
  switch (type) {
    case GIT_OBJECT_COMMIT:
      return ObjectType::commit;
    case GIT_OBJECT_TREE:
      return ObjectType::tree;
    case GIT_OBJECT_BLOB:
      return ObjectType::blob;
    case GIT_OBJECT_TAG:
      return ObjectType::tag;
    default:
      throw GitError("object of a type git does not have");
  }
}

git_object_t type_to_git(ObjectType type) {
  switch (type) {
    case ObjectType::commit:
      return GIT_OBJECT_COMMIT;
    case ObjectType::tree:
      return GIT_OBJECT_TREE;
    case ObjectType::blob:
      return GIT_OBJECT_BLOB;
    case ObjectType::tag:
      return GIT_OBJECT_TAG;
  }
  throw GitError("object of a type git does not have");
}

struct Visit {
  const std::function<void(const ObjectId&)>& visit;
  std::exception_ptr failure;
};

// An exception must not pass through libgit2: it is kept and thrown on the other side.
int visit_id(const git_oid* oid, void* payload) noexcept {
  auto& state = *static_cast<Visit*>(payload);
  try {
    state.visit(from_git(*oid));
    return 0;
  } catch (...) {
    state.failure = std::current_exception();
    return GIT_EUSER;
  }
}

}  // namespace

ObjectId id_of(ObjectType type, std::string_view bytes) {
  git_oid oid;
  check_git("git_odb_hash", git_odb_hash(&oid, bytes.data(), bytes.size(), type_to_git(type)));
  return from_git(oid);
}

struct ObjectStore::Handle {
  OdbPtr odb;
};

ObjectStore::ObjectStore(const std::vector<std::filesystem::path>& object_directories)
    : handle_(std::make_unique<Handle>()) {
  for (const auto& directory : object_directories) {
    if (!std::filesystem::is_directory(directory)) {
      throw GitError("object directory does not exist: " + printable(directory.string()));
    }
    if (!handle_->odb) {
      handle_->odb = make_git<OdbPtr>("git_odb_open", git_odb_open, directory.c_str());
    } else {
      check_git("git_odb_add_disk_alternate",
                git_odb_add_disk_alternate(handle_->odb.get(), directory.c_str()));
    }
  }
  if (!handle_->odb) throw GitError("no object directory given");
}

ObjectStore::~ObjectStore() = default;
ObjectStore::ObjectStore(ObjectStore&&) noexcept = default;
ObjectStore& ObjectStore::operator=(ObjectStore&&) noexcept = default;

std::optional<ObjectHeader> ObjectStore::header(const ObjectId& id) const {
  const git_oid oid = to_git(id);
  std::size_t size = 0;
  git_object_t type{};
  const int code = git_odb_read_header(&size, &type, handle_->odb.get(), &oid);
  if (code == GIT_ENOTFOUND) return std::nullopt;
  check_git("git_odb_read_header", code);
  return ObjectHeader{type_from_git(type), size};
}

std::optional<Object> ObjectStore::read(const ObjectId& id) const {
  const git_oid oid = to_git(id);
  git_odb_object* raw = nullptr;
  const int code = git_odb_read(&raw, handle_->odb.get(), &oid);
  if (code == GIT_ENOTFOUND) return std::nullopt;
  check_git("git_odb_read", code);
  const std::shared_ptr<git_odb_object> owner(raw, git_odb_object_free);
  const std::string_view bytes(static_cast<const char*>(git_odb_object_data(raw)),
                               git_odb_object_size(raw));
  return Object(type_from_git(git_odb_object_type(raw)), bytes, owner);
}

std::optional<Object> ObjectStore::read(const ObjectId& id, std::uint64_t most) const {
  const auto found = header(id);
  if (!found) return std::nullopt;
  if (found->size > most) {
    throw GitError("larger than " + std::to_string(most >> 20) + " MiB");
  }
  return read(id);
}

bool ObjectStore::contains(const ObjectId& id) const {
  const git_oid oid = to_git(id);
  return git_odb_exists_ext(handle_->odb.get(), &oid, GIT_ODB_LOOKUP_NO_REFRESH) == 1;
}

void ObjectStore::for_each_id(const std::function<void(const ObjectId&)>& visit) const {
  Visit state{visit, nullptr};
  const int code = git_odb_foreach(handle_->odb.get(), visit_id, &state);
  if (state.failure) std::rethrow_exception(state.failure);
  check_git("git_odb_foreach", code);
}

}  // namespace phiward
