// What else is known about the same individual: other identifier classes close by or in
// the same record.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/candidate.hpp"

namespace phiward {

// Adds evidence to every candidate for the classes that stand near it. `lines` are their
// lines, `credible` the confidence from which a candidate supports another.
// REQUIRES: candidates ascend by value.begin; lines.size() == candidates.size().
void weigh_neighbours(std::vector<Candidate>& candidates, const std::vector<std::uint32_t>& lines,
                      double credible);

}  // namespace phiward
