// Findings gathered by where they stand.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "auditor/engine/audit_report.hpp"

namespace phiward {

using FindingRefs = std::vector<const LocatedFinding*>;  // borrowed from a report

// Findings of one file or message that came with one commit. Borrows from the report.
struct Place {
  FindingRefs findings;  // never empty; in the order they were given

  [[nodiscard]] const LocatedFinding& first() const { return *findings.front(); }
};

// In the order in which places first appear.
[[nodiscard]] std::vector<Place> group_by_place(std::span<const LocatedFinding* const> findings);

// Where it can still be got at: "there now: main and 2 more refs". Of findings that differ, the
// one that is easiest to get at. Empty if nothing is known of it. Printable.
[[nodiscard]] std::string exposure_of(const Place& place);

// What else its file is called: "also at b.csv and 2 more paths". Of findings that differ, the
// one that stands at most. Empty if nothing is known of it. Printable.
[[nodiscard]] std::string other_paths_of(const Place& place);

// What a person calls the place: the path for a file, else the surface in words and
// whatever names it. Printable.
[[nodiscard]] std::string name_of(const Place& place);

}  // namespace phiward
