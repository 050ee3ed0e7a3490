// How an ObjectStore comes by its objects: by our own code and through libgit2, or, where these
// would see an empty repository, through a git of the machine. One source belongs to one thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "auditor/git/object.hpp"
#include "auditor/git/object_id.hpp"

namespace phiward {

// The promises are those of ObjectStore's functions of these names.
class ObjectSource {
 public:
  ObjectSource() = default;
  virtual ~ObjectSource() = default;
  ObjectSource(const ObjectSource&) = delete;
  ObjectSource& operator=(const ObjectSource&) = delete;

  [[nodiscard]] virtual std::optional<ObjectHeader> header(const ObjectId& id) = 0;
  [[nodiscard]] virtual std::optional<Object> read(const ObjectId& id) = 0;
  [[nodiscard]] virtual bool contains(const ObjectId& id) = 0;
  virtual void for_each_id(const std::function<void(const ObjectId&)>& visit) = 0;
};

// The SHA-1 id git gives an object of this type with these bytes. Throws GitError.
[[nodiscard]] ObjectId id_of(ObjectType type, std::string_view bytes);

// REQUIRES of these: at least one directory, and all exist. They throw GitError.
using ObjectDirectoryList = std::vector<std::filesystem::path>;
// `few`: as long as all is in order, without libgit2.
[[nodiscard]] std::unique_ptr<ObjectSource> sha1_objects(const ObjectDirectoryList& directories,
                                                         bool few);
// Of SHA-1. REQUIRES too: no object is loose and damaged, and check_pack_indexes says nothing.
[[nodiscard]] std::unique_ptr<ObjectSource> library_objects(const ObjectDirectoryList& directories);
[[nodiscard]] std::unique_ptr<ObjectSource> child_objects(const ObjectDirectoryList& directories);

}  // namespace phiward
