#include "auditor/git/tip.hpp"

namespace phiward {

Tip peel(const ObjectStore& store, const ObjectId& id, const OnTag& on_tag,
         const std::function<bool(const ObjectId&)>& is_commit) {
  constexpr int kLongestTagChain = 64;
  ObjectId at = id;
  for (int depth = 0; depth < kLongestTagChain; ++depth) {
    if (is_commit && is_commit(at)) return {at, ObjectType::commit};
    const auto header = store.header(at);
    if (!header) throw GitError("missing from this repository");
    if (header->type != ObjectType::tag) return {at, header->type};
    const auto object = store.read(at, kMostMetadataBytes);
    const auto tag = object ? parse_tag(object->bytes()) : std::nullopt;
    if (!tag) throw GitError("not a readable tag object");
    if (on_tag) on_tag(at, *tag);
    at = tag->target;
  }
  throw GitError("a chain of more than 64 tags");
}

}  // namespace phiward
