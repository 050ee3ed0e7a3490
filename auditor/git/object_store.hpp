// Reads objects by id from one or more object directories. Knows nothing of refs or
// history. One store belongs to one thread; open as many as there are threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "auditor/git/git_error.hpp"
#include "auditor/git/object_id.hpp"

namespace phiward {

enum class ObjectType : std::uint8_t { commit, tree, blob, tag };

struct ObjectHeader {
  ObjectType type{};
  std::uint64_t size = 0;  // bytes, inflated
};

// An object's content; `bytes` lives as long as this does.
class Object {
 public:
  Object(ObjectType type, std::string_view bytes, std::shared_ptr<const void> owner)
      : type_(type), bytes_(bytes), owner_(std::move(owner)) {}
  [[nodiscard]] ObjectType type() const { return type_; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  ObjectType type_;
  std::string_view bytes_;
  std::shared_ptr<const void> owner_;  // libgit2 frees through it, without a git2 type here
};

// The id git gives an object of this type with these bytes.
[[nodiscard]] ObjectId id_of(ObjectType type, std::string_view bytes);

// No commit, tree or tag that people made comes near: a million files make a tree of 40 MB.
inline constexpr std::uint64_t kMostMetadataBytes = std::uint64_t{64} << 20;

class ObjectStore {
 public:
  // The first directory's own info/alternates are followed by libgit2; the others are
  // added as they are. Throws GitError if a directory does not exist.
  explicit ObjectStore(const std::vector<std::filesystem::path>& object_directories);
  ~ObjectStore();
  ObjectStore(ObjectStore&&) noexcept;
  ObjectStore& operator=(ObjectStore&&) noexcept;

  // Empty if there is no such object; GitError if it is there and cannot be read, or has
  // more than `most` bytes.
  [[nodiscard]] std::optional<ObjectHeader> header(const ObjectId& id) const;
  [[nodiscard]] std::optional<Object> read(const ObjectId& id) const;
  [[nodiscard]] std::optional<Object> read(const ObjectId& id, std::uint64_t most) const;
  [[nodiscard]] bool contains(const ObjectId& id) const;

  // Every id in the store, pack by pack in the order of their offsets: reading in that
  // order is several times faster than in any other. An id may come twice.
  // Throws GitError, and what `visit` throws.
  void for_each_id(const std::function<void(const ObjectId&)>& visit) const;

 private:
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

}  // namespace phiward
