// What a walk of any pack promises: every object is told exactly once, with what it was made
// from, and the lines it is said to have kept are lines of its base.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "auditor/engine/kept_lines.hpp"
#include "auditor/git/pack/pack_walk.hpp"
#include "auditor/git/pack/packed_objects.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace phiward::test {

constexpr std::uint64_t kMaxObjectBytes = 1 << 20;

struct Bytes : PackNote {
  explicit Bytes(std::string_view bytes) : copy(bytes) {}
  [[nodiscard]] std::size_t bytes() const override { return copy.size(); }
  std::string copy;
};

inline bool begins_line(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == '\n';
}

inline void check_kept(const PackOrigin& origin, std::string_view text) {
  const std::string_view base = origin.base;
  require(base == dynamic_cast<const Bytes&>(origin.note).copy, "the note is that of the base");
  std::string made(origin.delta.result_size(), '\0');
  require(apply_delta(origin.delta, base, made) && made == text, "the delta makes the object");
  std::size_t end = 0;
  for (const KeptLines& kept : kept_lines(base, origin.delta, text)) {
    require(end <= kept.lines.begin && kept.lines.end <= text.size(), "kept lines ascend");
    end = kept.lines.end;
    const std::size_t size = end - kept.lines.begin;
    require(text.substr(kept.lines.begin, size) == base.substr(kept.before, size),
            "kept lines are those of the base");
    require(begins_line(text, kept.lines.begin) && begins_line(base, kept.before),
            "kept lines begin as lines");
    require(text[end - 1] == '\n' || (end == text.size() && kept.before + size == base.size()),
            "kept lines end as lines");
  }
}

inline PackVisitor checking_visitor(std::uint64_t& told) {
  PackVisitor visitor;
  visitor.noted = [&](const ObjectId&, ObjectType, std::string_view bytes,
                      const PackOrigin* origin) -> std::unique_ptr<PackNote> {
    ++told;
    require(bytes.size() <= kMaxObjectBytes, "no object is larger than allowed");
    if (origin != nullptr) check_kept(*origin, bytes);
    // One in four has none, as when a visitor has nothing to remember.
    return told % 4 == 0 ? nullptr : std::make_unique<Bytes>(bytes);
  };
  visitor.unreadable = [&](const ObjectId&, std::string_view reason) {
    ++told;
    require(!reason.empty(), "what is unreadable has a reason");
  };
  return visitor;
}

// With and without room for bases: the second makes them again.
inline void check_walks(const Pack& pack, const PackIndex& index) {
  for (const std::uint64_t max_held_bytes : {16 * kMaxObjectBytes, std::uint64_t{0}}) {
    const DeltaForest forest(pack, index);
    std::uint64_t told = 0;
    const PackVisitor visitor = checking_visitor(told);
    PackWalkSettings settings;
    settings.max_object_bytes = kMaxObjectBytes;
    settings.max_held_bytes = max_held_bytes;
    settings.max_rebuilt_bytes = 8 * kMaxObjectBytes;
    PackWalk walk(pack, index, forest, settings);
    for (const auto& group : forest.groups(1)) walk.walk(group, visitor);
    require(told == index.count(), "every object is told once");
  }
}

// What is read of each object alone is what its header says, and what a walk tells of it.
inline void check_single_objects(const Pack& pack, const PackIndex& index) {
  std::map<ObjectId, std::pair<ObjectType, std::string>> walked;
  PackVisitor visitor;
  visitor.object = [&](const ObjectId& id, ObjectType type, std::string_view bytes) {
    walked[id] = {type, std::string(bytes)};
  };
  visitor.unreadable = [](const ObjectId&, std::string_view) {};
  const DeltaForest forest(pack, index);
  PackWalkSettings settings;
  settings.max_object_bytes = kMaxObjectBytes;
  PackWalk walk(pack, index, forest, settings);
  for (const auto& group : forest.groups(1)) walk.walk(group, visitor);

  PackedObjects objects(pack, index, kMaxObjectBytes);
  const std::vector<ObjectId> ids = objects.ids();
  const bool all_differ = std::set<ObjectId>(ids.begin(), ids.end()).size() == ids.size();
  Inflater inflater;
  for (const ObjectId& id : ids) {
    const auto object = objects.read(id, inflater);
    if (!object) continue;
    const auto header = objects.header(id);
    require(header && header->type == object->type() && header->size == object->bytes().size(),
            "the header is that of the object");
    const auto same = walked.find(id);
    if (same == walked.end() || !all_differ) continue;
    require(same->second.first == object->type() && same->second.second == object->bytes(),
            "an object alone is the one of the walk");
  }
}

}  // namespace phiward::test
