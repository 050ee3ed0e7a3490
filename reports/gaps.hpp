// What was not looked at, gathered by reason.
#pragma once

#include <string_view>
#include <vector>

#include "auditor/engine/coverage.hpp"

namespace phiward {

// Borrows from the list it was made of.
struct GapGroup {
  std::string_view reason;
  std::vector<const Unscanned*> items;  // in the order of the list
};

// The largest group first, then by reason.
[[nodiscard]] std::vector<GapGroup> group_by_reason(const std::vector<Unscanned>& gaps);

}  // namespace phiward
