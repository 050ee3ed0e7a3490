// An address book is not a patient record: names with telephone numbers stand in every
// company's files. They are patients' only where something says so.
#pragma once

#include <string_view>
#include <vector>

#include "rules/candidate.hpp"
#include "rules/judge.hpp"

namespace phiward {

// True if all candidates are ways to reach somebody and none is `certain` by itself. To be
// asked before neighbours are weighed.
[[nodiscard]] bool are_contacts(const std::vector<Candidate>& candidates, double certain);

// A word of patients or their care that is no place's and no customer's.
[[nodiscard]] bool has_patient_word(std::string_view text);

// True if any word of the document or its path is one of patients or their care.
[[nodiscard]] bool speaks_of_patients(const Document& document);

}  // namespace phiward
