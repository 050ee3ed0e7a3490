// Compares text with a file in tests/golden/expected. With PHIWARD_UPDATE_GOLDEN=1 in the
// environment the file is rewritten instead: read the diff before you commit it.
#pragma once

#include <string>

namespace phiward::test {

// Empty if they are the same, else where they first differ and what to do.
[[nodiscard]] std::string difference_from_golden(const std::string& file_name,
                                                 const std::string& actual);

}  // namespace phiward::test
