// All that a repository's content follows from, as one text: two that are the same stand for the
// same refs and the same objects.
#pragma once

#include <optional>
#include <string>

#include "auditor/git/repository.hpp"

namespace phiward {

// Of the git directory, the common one and all object directories, borrowed ones too: each file
// with its size, number and times, to which refs and their like add their content. An object
// file that is changed in place shows by its times. The index is left out: status writes it, and
// it leads to nothing. Empty if something cannot be listed or there is too much of it.
[[nodiscard]] std::optional<std::string> repository_state(const Repository& repository);

}  // namespace phiward
