#include "auditor/engine/other_paths.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace phiward {

void OtherPaths::tell(const GatheredFinding& finding, Exposure& exposure) {
  std::vector<Told> told;
  for (const HeldPaths::Standing& standing : standings(finding)) {
    told.push_back({standing.at_tip, &shown(standing.path)});
  }
  if (told.size() < 2) return;
  std::ranges::sort(told, [](const Told& a, const Told& b) {
    return std::tie(b.at_tip, *a.name) < std::tie(a.at_tip, *b.name);
  });
  const auto own = std::ranges::find(told, finding.path, [](const Told& t) { return *t.name; });
  if (own != told.end()) {
    exposure.moved = !own->at_tip && told.front().at_tip;
    told.erase(own);
  }
  exposure.other_paths.count = told.size();
  for (const Told& other : told) {
    if (exposure.other_paths.names.size() == NameList::kMostNames) break;
    exposure.other_paths.names.push_back(*other.name);
  }
}

// Of all that hold the finding, each path once.
std::vector<HeldPaths::Standing> OtherPaths::standings(const GatheredFinding& finding) const {
  std::vector<HeldPaths::Standing> all;
  for (const std::uint32_t carrier : finding.carriers) {
    const std::uint32_t blob = exposed_.blob_of(carrier);
    if (blob != Exposed::kNone) std::ranges::copy(paths_.of_blob(blob), std::back_inserter(all));
  }
  std::ranges::sort(all, [](const auto& a, const auto& b) {
    return std::tie(a.path, b.at_tip) < std::tie(b.path, a.at_tip);
  });
  const auto repeated = std::ranges::unique(all, {}, &HeldPaths::Standing::path);
  all.erase(repeated.begin(), repeated.end());
  return all;
}

const std::string& OtherPaths::shown(HeldPaths::Path path) {
  const auto [known, added] = shown_.try_emplace(path);
  if (added) known->second = inspector_.display(paths_.text(path), Surface::path);
  return known->second;
}

}  // namespace phiward
