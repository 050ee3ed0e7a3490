// A file that is called as the patient it is about: its name holds what was found in it.
#pragma once

#include <span>

#include "auditor/engine/coverage.hpp"
#include "auditor/engine/finding_set.hpp"
#include "auditor/engine/inspector.hpp"

namespace phiward {

// In names of files and members, masks the values of all that was found at them.
void mask_names(const Inspector& inspector, std::span<GatheredFinding> findings,
                Coverage& coverage);

}  // namespace phiward
