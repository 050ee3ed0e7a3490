#include "reports/gaps.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace phiward {

std::vector<GapGroup> group_by_reason(const std::vector<Unscanned>& gaps) {
  std::map<std::string_view, GapGroup> by_reason;
  for (const Unscanned& gap : gaps) {
    GapGroup& group = by_reason[gap.reason];
    group.reason = gap.reason;
    group.items.push_back(&gap);
  }
  std::vector<GapGroup> groups;
  groups.reserve(by_reason.size());
  for (auto& [reason, group] : by_reason) groups.push_back(std::move(group));
  std::ranges::stable_sort(
      groups, [](const GapGroup& a, const GapGroup& b) { return a.items.size() > b.items.size(); });
  return groups;
}

}  // namespace phiward
