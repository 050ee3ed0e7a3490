// The blobs of a scan, each with where it came in first: once for each surface and context of a
// path in which it stands, as the same bytes may show more under another one. Numbers may be given
// to others, too, which are not on the list. One thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "auditor/engine/blob_scan.hpp"
#include "auditor/formats/path_context.hpp"
#include "auditor/git/object_numbers.hpp"

namespace phiward {

class BlobList {
 public:
  // The first to come stays, but one that has a path takes the place of one that has none. `path`
  // lives during the call.
  void add(const ObjectId& id, std::string_view path, std::optional<std::uint32_t> commit,
           Surface surface);

  [[nodiscard]] ObjectNumbers& numbers() { return numbers_; }
  [[nodiscard]] bool contains(const ObjectId& id) const { return first_of(id) != nullptr; }

  // All but those for which `known` holds (may be empty). Those of one blob follow each other.
  [[nodiscard]] std::vector<BlobTask> tasks(
      const std::function<bool(const ObjectId&)>& known) const;

  // The number of the commit that brings what such a task is about, in the order of commits.
  // REQUIRES: `task` is one of tasks().
  [[nodiscard]] std::optional<std::uint32_t> commit_of(const BlobTask& task) const;

 private:
  struct Path {
    std::string text;
    std::optional<PathContext> context;  // once it was asked for
  };
  static constexpr std::uint32_t kLast = std::numeric_limits<std::uint32_t>::max();
  struct Introduction {
    Path* path = nullptr;                 // null: it is not listed
    std::optional<std::uint32_t> commit;  // its number in the order of commits
    std::uint32_t next = kLast;           // in further_, of the same blob
    Surface surface = Surface::blob;
  };

  Path& stored(std::string_view path);
  static const PathContext& context_of(Path& path);
  [[nodiscard]] const Introduction* first_of(const ObjectId& id) const;
  [[nodiscard]] const Introduction* next_of(const Introduction& one) const {
    return one.next == kLast ? nullptr : &further_[one.next];
  }

  std::deque<Path> paths_;  // addresses stay
  std::unordered_map<std::string_view, Path*> stored_paths_;
  ObjectNumbers numbers_;
  std::deque<Introduction> introductions_;  // by number
  std::deque<Introduction> further_;
};

}  // namespace phiward
