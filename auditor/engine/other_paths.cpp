#include "auditor/engine/other_paths.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

namespace phiward {
namespace {

struct NamedPath {
  bool at_tip = false;
  std::string text;
  HeldPaths::Path path = 0;

  // Those of tips come first.
  bool operator<(const NamedPath& other) const {
    return std::tie(other.at_tip, text) < std::tie(at_tip, other.text);
  }
};

// Keeps the first few, in order.
void offer(std::vector<NamedPath>& first, NamedPath named) {
  first.insert(std::ranges::upper_bound(first, named, std::less<>()), std::move(named));
  if (first.size() > NameList::kMostNames) first.pop_back();
}

}  // namespace

void OtherPaths::tell(std::span<GatheredFinding> findings) {
  std::vector<Group> groups = groups_of(findings);
  for (Group& group : groups) choose(group);
  for (const Group& group : groups) mask(group);
  for (const Group& group : groups) {
    if (!room_) {  // of what was not gone through nothing is known to be masked
      group.exposure->other_paths = {};
      group.exposure->moved = false;
      continue;
    }
    for (const HeldPaths::Path path : group.shown) {
      group.exposure->other_paths.names.push_back(shown_.at(path));
    }
  }
}

std::vector<OtherPaths::Group> OtherPaths::groups_of(std::span<GatheredFinding> findings) {
  std::vector<Group> groups;
  std::unordered_map<const Exposure*, std::size_t> known;
  for (GatheredFinding& finding : findings) {
    Exposure* exposure = finding.exposed.get();
    if (exposure == nullptr) continue;
    const auto [group, added] = known.try_emplace(exposure, groups.size());
    if (added) groups.push_back({{}, exposure});
    groups[group->second].findings.push_back(&finding);
  }
  return groups;
}

void OtherPaths::choose(Group& group) {
  std::set<std::string_view> own;
  for (const std::uint32_t carrier : group.findings.front()->carriers) {
    own.insert(carriers_[carrier].path);
  }
  std::vector<NamedPath> first;
  bool stays = own.contains("");  // a ref names the blob itself
  for (const HeldPaths::Standing& standing : standings(group)) {
    std::string text = paths_.text(standing.path);
    if (own.contains(text)) {
      stays = stays || standing.at_tip;
    } else {
      ++group.exposure->other_paths.count;
      offer(first, {standing.at_tip, std::move(text), standing.path});
    }
  }
  group.exposure->moved = !stays && !first.empty() && first.front().at_tip;
  for (const NamedPath& named : first) {
    group.shown.push_back(named.path);
    shown_.try_emplace(named.path, inspector_.display(named.text, Surface::path));
  }
}

// A file that is called as a patient whom it is about is so in all lists.
void OtherPaths::mask(const Group& group) {
  for (const HeldPaths::Standing& standing : standings(group)) {
    const auto shown = shown_.find(standing.path);
    if (shown == shown_.end()) continue;
    for (const GatheredFinding* found : group.findings) {
      if (auto less = inspector_.without_value(shown->second, found->finding)) {
        shown->second = *std::move(less);
      }
    }
  }
}

// Of all that hold the findings, each path once.
std::vector<HeldPaths::Standing> OtherPaths::standings(const Group& group) {
  std::vector<HeldPaths::Standing> all;
  for (const std::uint32_t carrier : group.findings.front()->carriers) {
    const std::uint32_t blob = exposed_.blob_of(carrier);
    if (blob == Exposed::kNone) continue;
    const auto of_blob = paths_.of_blob(blob);
    room_ = room_ && of_blob.size() <= left_;
    if (!room_) return {};
    left_ -= of_blob.size();
    std::ranges::copy(of_blob, std::back_inserter(all));
  }
  std::ranges::sort(all, [](const auto& a, const auto& b) {
    return std::tie(a.path, b.at_tip) < std::tie(b.path, a.at_tip);
  });
  const auto same_path = [](const auto& a, const auto& b) { return a.path == b.path; };
  all.erase(std::unique(all.begin(), all.end(), same_path), all.end());
  return all;
}

}  // namespace phiward
