#include "auditor/engine/held_paths.hpp"

#include <string_view>

namespace phiward {

void HeldPaths::enter(std::uint32_t tree, bool at_tip) {
  if (trees_.insert(number_of({kRoot, tree})).second) waiting_.push_back({kRoot, tree});
  while (!waiting_.empty() && complete()) {
    const Place place = waiting_.back();
    waiting_.pop_back();
    for (const Holdings::Entry& entry : entries_to_meet(place)) {
      const bool is_new = met_.insert(Met{{entry.name, place.path}, entry.child}).second;
      if (is_new) meet(place, entry, at_tip);
    }
  }
}

void HeldPaths::meet(const Place& directory, const Holdings::Entry& entry, bool at_tip) {
  const Node node{entry.name, directory.path};
  if (length(node) > kLongest) return;
  const Place inside{path_of(node), entry.child};
  if (entry.blob) {
    of_blob_[entry.child].push_back({inside.path, at_tip});
  } else {
    trees_.insert(number_of(inside));
    waiting_.push_back(inside);
  }
}

// Most of what is in a tree was in the one that it was told from.
std::span<const Holdings::Entry> HeldPaths::entries_to_meet(const Place& place) const {
  const Place base{place.path, holdings_.base(place.tree)};
  return trees_.contains(number_of(base)) ? holdings_.new_entries(place.tree)
                                          : holdings_.entries(place.tree);
}

HeldPaths::Path HeldPaths::path_of(const Node& node) {
  const auto [known, added] = numbers_.try_emplace(node, static_cast<Path>(nodes_.size()));
  if (added) {
    nodes_.push_back(node);
    lengths_.push_back(length(node));
  }
  return known->second;
}

std::size_t HeldPaths::length(const Node& node) const {
  return lengths_[node.directory] + 1 + records_.name(node.name).size();
}

std::span<const HeldPaths::Standing> HeldPaths::of_blob(std::uint32_t blob) const {
  const auto found = of_blob_.find(blob);
  if (found == of_blob_.end() || !complete()) return {};
  return found->second;
}

std::string HeldPaths::text(Path path) const {
  std::vector<std::string_view> names;
  for (; path != kRoot; path = nodes_[path].directory) {
    names.push_back(records_.name(nodes_[path].name));
  }
  std::string text;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    if (!text.empty()) text += '/';
    text += *name;
  }
  return text;
}

}  // namespace phiward
