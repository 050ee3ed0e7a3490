// An address book is not a patient record: names with telephone numbers stand in every
// company's files. They are patients' only where something says so.
#pragma once

#include <vector>

#include "rules/candidate.hpp"
#include "rules/judge.hpp"

namespace phiward {

// True if all candidates are ways to reach somebody, none is `certain` by itself, and no word
// of theirs, of the document or of its path speaks of patients or their care.
// To be asked before neighbours are weighed.
[[nodiscard]] bool are_mere_contacts(const std::vector<Candidate>& candidates,
                                     const Document& document, double certain);

}  // namespace phiward
