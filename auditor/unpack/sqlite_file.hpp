// SQLite databases: every ordinary table becomes one part, "table patients", with a header of
// column names; the schema is another, and so is every value that is a file of its own ("file
// in scans, row 3"). Read in memory, nothing of the database is trusted:
// no view, trigger or virtual table of it runs.
#pragma once

#include <string_view>

#include "auditor/unpack/parts.hpp"

namespace phiward {

void unpack_sqlite(std::string_view bytes, Parts& parts);

}  // namespace phiward
