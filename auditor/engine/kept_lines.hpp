// Which whole lines of a text a delta copied from its base.
#pragma once

#include <string_view>
#include <vector>

#include "auditor/git/pack/delta.hpp"
#include "rules/sightings.hpp"

namespace phiward {

// In the order of the text, apart from each other; lines worth less than looking at them again
// are left out. REQUIRES: `delta`, at its beginning, makes `text` from `base`.
[[nodiscard]] std::vector<KeptLines> kept_lines(std::string_view base, Delta delta,
                                                std::string_view text);

}  // namespace phiward
