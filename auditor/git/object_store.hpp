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
#include "auditor/git/object.hpp"
#include "auditor/git/object_id.hpp"
#include "auditor/git/object_source.hpp"

namespace phiward {

// No commit, tree or tag that people made comes near: a million files make a tree of 40 MB.
inline constexpr std::uint64_t kMostMetadataBytes = std::uint64_t{64} << 20;

class ObjectStore {
 public:
  // Packed objects of SHA-1 are read by libgit2, few of them by our own code, as libgit2 takes
  // longer to load. Both read the same.
  enum class Reads : std::uint8_t { many, few };

  // The first directory's own info/alternates are followed; the others are added as they are.
  // Throws GitError if a directory does not exist, or if SHA-256 is asked for and this machine
  // has no git that can read it.
  explicit ObjectStore(const std::vector<std::filesystem::path>& object_directories,
                       ObjectFormat format = ObjectFormat::sha1, Reads reads = Reads::many);

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
  std::unique_ptr<ObjectSource> source_;
};

}  // namespace phiward
