// An address book is not a patient record: names with telephone numbers stand in every
// company's files. They are patients' only where something says so.
#pragma once

#include <vector>

#include "rules/candidate.hpp"
#include "rules/judge.hpp"

namespace phiward {

// True if all candidates are ways to reach somebody and none is `certain` by itself. To be
// asked before neighbours are weighed.
[[nodiscard]] bool are_contacts(const std::vector<Candidate>& candidates, double certain);

// True if any word of the document or its path is one of patients or their care.
[[nodiscard]] bool speaks_of_patients(const Document& document);

}  // namespace phiward
