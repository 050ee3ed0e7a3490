// SHA-1 objects, through libgit2. Ids of the other kind name nothing here.
#include <cstring>
#include <exception>

#include "auditor/git/git_error.hpp"
#include "auditor/git/libgit2.hpp"
#include "auditor/git/object_source.hpp"

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

git_oid to_git(const ObjectId& id) {
  git_oid oid{};
  std::memcpy(oid.id, id.bytes.data(), ObjectId::kBytes);
  return oid;
}

ObjectId from_git(const git_oid& oid) {
  ObjectId id;
  std::memcpy(id.bytes.data(), oid.id, ObjectId::kBytes);
  return id;
}

struct FreeOdb {
  void operator()(git_odb* odb) const noexcept { libgit2().odb_free(odb); }
};

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

class LibraryObjects : public ObjectSource {
 public:
  explicit LibraryObjects(const ObjectDirectoryList& directories) {
    git_odb* odb = nullptr;
    check_git("git_odb_open", git_.odb_open(&odb, directories.front().c_str()));
    odb_.reset(odb);
    for (std::size_t i = 1; i < directories.size(); ++i) {
      check_git("git_odb_add_disk_alternate",
                git_.odb_add_disk_alternate(odb_.get(), directories[i].c_str()));
    }
  }

  std::optional<ObjectHeader> header(const ObjectId& id) override {
    if (id.is_sha256()) return std::nullopt;
    const git_oid oid = to_git(id);
    std::size_t size = 0;
    git_object_t type{};
    const int code = git_.odb_read_header(&size, &type, odb_.get(), &oid);
    if (code == GIT_ENOTFOUND) return std::nullopt;
    check_git("git_odb_read_header", code);
    return ObjectHeader{type_from_git(type), size};
  }

  std::optional<Object> read(const ObjectId& id) override {
    if (id.is_sha256()) return std::nullopt;
    const git_oid oid = to_git(id);
    git_odb_object* raw = nullptr;
    const int code = git_.odb_read(&raw, odb_.get(), &oid);
    if (code == GIT_ENOTFOUND) return std::nullopt;
    check_git("git_odb_read", code);
    const std::shared_ptr<git_odb_object> owner(raw, git_.odb_object_free);
    const std::string_view bytes(static_cast<const char*>(git_.odb_object_data(raw)),
                                 git_.odb_object_size(raw));
    return Object(type_from_git(git_.odb_object_type(raw)), bytes, owner);
  }

  bool contains(const ObjectId& id) override {
    if (id.is_sha256()) return false;
    const git_oid oid = to_git(id);
    return git_.odb_exists_ext(odb_.get(), &oid, GIT_ODB_LOOKUP_NO_REFRESH) == 1;
  }

  void for_each_id(const std::function<void(const ObjectId&)>& visit) override {
    Visit state{visit, nullptr};
    const int code = git_.odb_foreach(odb_.get(), visit_id, &state);
    if (state.failure) std::rethrow_exception(state.failure);
    check_git("git_odb_foreach", code);
  }

 private:
  const Libgit2& git_ = libgit2();
  std::unique_ptr<git_odb, FreeOdb> odb_;
};

}  // namespace

ObjectId id_of(ObjectType type, std::string_view bytes) {
  git_oid oid{};
  check_git("git_odb_hash",
            libgit2().odb_hash(&oid, bytes.data(), bytes.size(), type_to_git(type)));
  return from_git(oid);
}

std::unique_ptr<ObjectSource> library_objects(const ObjectDirectoryList& directories) {
  return std::make_unique<LibraryObjects>(directories);
}

}  // namespace phiward
