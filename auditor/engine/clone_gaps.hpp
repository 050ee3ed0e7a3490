// Why objects of a clone are missing, where the clone was made without them.
#pragma once

#include "auditor/engine/coverage.hpp"
#include "auditor/git/repository.hpp"

namespace phiward {

// Says of each missing object that the clone is shallow or partial, if it is.
void explain_missing(const Repository& repository, Coverage& coverage);

}  // namespace phiward
