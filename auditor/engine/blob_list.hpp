// The blobs of a scan, each with where it came in first. One thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "auditor/engine/blob_scan.hpp"
#include "auditor/git/object_id.hpp"

namespace phiward {

class BlobList {
 public:
  struct Introduction {
    std::string_view path;                // empty if it has none; lives as long as the list
    std::optional<std::uint32_t> commit;  // its number in the order of commits
    Surface surface = Surface::blob;
  };

  // The first to come stays. `path` lives during the call.
  void add(const ObjectId& id, std::string_view path, std::optional<std::uint32_t> commit,
           Surface surface);

  [[nodiscard]] bool contains(const ObjectId& id) const { return blobs_.contains(id); }
  // REQUIRES: it is there.
  [[nodiscard]] const Introduction& at(const ObjectId& id) const { return blobs_.at(id); }

  // All but those for which `known` holds (may be empty), in no set order.
  [[nodiscard]] std::vector<BlobTask> tasks(
      const std::function<bool(const ObjectId&)>& known) const;

 private:
  std::deque<std::string> paths_;  // addresses stay
  std::unordered_map<std::string_view, std::string_view> stored_paths_;
  ObjectIdMap<Introduction> blobs_;
};

}  // namespace phiward
