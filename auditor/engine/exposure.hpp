// Where what was found can still be got at: which commits hold it, and which refs lead to them.
#pragma once

#include <cstdint>
#include <span>

#include "auditor/engine/exposed.hpp"
#include "auditor/engine/finding_set.hpp"

namespace phiward {

// Fills in what findings have as `exposed`, if their carriers are commits, or stand in trees.
void tell_exposure(const Exposed& exposed, const CommitScan& commits,
                   std::span<const NamedTip> tips, std::uint32_t threads,
                   std::span<GatheredFinding> findings);

}  // namespace phiward
