// Which values describe one individual. A format says so where it has rows, messages or resources;
// in free text it is what stands close together, up to the next person's identifier.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rules/candidate.hpp"

namespace phiward {

// For each candidate the index of the one that identifies its record best: a Social Security
// number before a record number before a name before a date. Linear.
// REQUIRES: candidates ascend by value.begin; lines.size() == candidates.size().
[[nodiscard]] std::vector<std::size_t> best_of_records(const std::vector<Candidate>& candidates,
                                                       const std::vector<std::uint32_t>& lines);

}  // namespace phiward
