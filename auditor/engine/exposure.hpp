// Where what was found can still be got at: which commits hold it, under which paths, and which
// refs lead to them.
#pragma once

#include <cstdint>
#include <span>

#include "auditor/engine/exposed.hpp"
#include "auditor/engine/inspector.hpp"

namespace phiward {

// Fills in the exposure of findings whose carriers are commits, or stand in trees. Paths of
// findings are as `inspector` displays them.
void tell_exposure(const Exposed& exposed, const CommitScan& commits,
                   std::span<const NamedTip> tips, const Inspector& inspector,
                   std::uint32_t threads, std::span<GatheredFinding> findings);

}  // namespace phiward
