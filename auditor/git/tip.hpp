// What a ref points to once its tags are peeled.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "auditor/git/object_id.hpp"
#include "auditor/git/object_store.hpp"
#include "auditor/git/object_text.hpp"

namespace phiward {

struct Tip {
  ObjectId id;  // a commit, tree or blob
  ObjectType type{};
};

// Called once for each tag object on the way; views live during the call.
using OnTag = std::function<void(const ObjectId& id, const TagText& tag)>;

// Follows tags of tags (at most 64, git writes one or two) from `id`. What `is_commit` holds for is
// not asked of the store. Throws GitError if an object on the way is missing, cannot be read, or is
// not what it says.
[[nodiscard]] Tip peel(const ObjectStore& store, const ObjectId& id, const OnTag& on_tag,
                       const std::function<bool(const ObjectId&)>& is_commit = {});

}  // namespace phiward
