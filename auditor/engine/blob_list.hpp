// The blobs of a scan, each with where it came in first. Numbers may be given to others, too, which
// are not on the list. One thread.
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
#include "auditor/git/object_numbers.hpp"

namespace phiward {

class BlobList {
 public:
  struct Introduction {
    std::string_view path;                // empty if it has none; lives as long as the list
    std::optional<std::uint32_t> commit;  // its number in the order of commits
    Surface surface = Surface::blob;
    bool listed = false;
  };

  // The first to come stays. `path` lives during the call.
  void add(const ObjectId& id, std::string_view path, std::optional<std::uint32_t> commit,
           Surface surface);

  [[nodiscard]] ObjectNumbers& numbers() { return numbers_; }
  // Null if it is not there.
  [[nodiscard]] const Introduction* find(const ObjectId& id) const;

  // All but those for which `known` holds (may be empty).
  [[nodiscard]] std::vector<BlobTask> tasks(
      const std::function<bool(const ObjectId&)>& known) const;

 private:
  std::deque<std::string> paths_;  // addresses stay
  std::unordered_map<std::string_view, std::string_view> stored_paths_;
  ObjectNumbers numbers_;
  std::deque<Introduction> introductions_;  // by number
};

}  // namespace phiward
