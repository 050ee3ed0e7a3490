#include "auditor/engine/lfs_scan.hpp"

#include <tuple>
#include <vector>

#include "auditor/engine/share_out.hpp"
#include "auditor/git/git_directory.hpp"

namespace phiward {

void LfsScan::add(const LfsPointer& pointer, const Place& place) {
  const auto [at, added] = contents_.try_emplace(pointer.oid, Content{pointer, place, {}, {}});
  Content& known = at->second;
  const auto key = [](const LfsPointer& it, const Place& where) {
    return std::tuple(where.order, where.name, it.size);
  };
  if (!added && key(pointer, place) < key(known.pointer, known.place)) {
    known = {pointer, place, {}, {}};
  }
}

void LfsScan::run() {
  std::vector<Content*> contents;
  for (auto& [oid, content] : contents_) contents.push_back(&content);
  share_out(settings_.threads, contents.size(), [&](std::size_t) {
    return [&](std::size_t i) {
      settings_.deadline.check();
      inspect(*contents[i]);
    };
  });
  for (const Content* content : contents) {
    const Place& place = content->place;
    recorder_.add(content->inspection, place);
    if (content->inspection.binary) recorder_.binary(place.object, place.name);
    if (content->unscanned.empty()) continue;
    if (settings_.lfs_home) {
      recorder_.unscanned("lfs", place.object, place.name, content->unscanned);
    } else {
      recorder_.binary(place.object, place.name, content->unscanned);
    }
  }
  contents_.clear();
}

void LfsScan::inspect(Content& content) const {
  if (content.pointer.size == 0) return;
  if (!settings_.lfs_home) {
    content.unscanned = "a Git LFS pointer; what it stands for does not pass through git";
    return;
  }
  const auto file = lfs_object(*settings_.lfs_home, content.pointer);
  std::error_code error;
  if (!std::filesystem::exists(file, error)) {
    content.unscanned = "a Git LFS pointer; what it stands for is not here";
    return;
  }
  if (content.pointer.size > settings_.max_blob_bytes) {
    content.unscanned = "its Git LFS content is larger than " +
                        std::to_string(settings_.max_blob_bytes >> 20) + " MiB";
    return;
  }
  const auto bytes = read_small_file(file, settings_.max_blob_bytes);
  if (!bytes || bytes->size() != content.pointer.size) {
    content.unscanned = "its Git LFS content cannot be read, or is not of the size it says";
    return;
  }
  try {
    settings_.progress.bytes.fetch_add(bytes->size(), std::memory_order_relaxed);
    content.inspection =
        settings_.inspector.inspect(*bytes, content.place.surface, content.place.name);
  } catch (const MatchError& failure) {
    content.unscanned = failure.what();
  }
}

}  // namespace phiward
