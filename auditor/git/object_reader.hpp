// Commits and trees one by one: from packs that were laid out before, and whatever these do
// not yield from the object store, which also says why something cannot be read. One thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "auditor/git/object_id.hpp"
#include "auditor/git/object_store.hpp"
#include "auditor/git/pack/open_pack.hpp"
#include "auditor/git/pack/pack_reader.hpp"

namespace phiward {

// An object by its id. Empty if there is none; throws GitError if it cannot be read.
using ReadObject = std::function<std::optional<Object>(const ObjectId&)>;

// REQUIRES: store and packs outlive the function. Objects are at most kMostMetadataBytes.
[[nodiscard]] ReadObject object_reader(const ObjectStore& store, const OpenPacks& packs = {});

}  // namespace phiward
