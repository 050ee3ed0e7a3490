// The schema of a ledger file and how it gets there. The texts are schema/*.sql, embedded;
// `user_version` counts the migrations a file has seen, `application_id` says that it is a
// ledger at all.
#pragma once

#include <cstdint>

#include "auditor/ledger/database.hpp"

namespace phiward {

// Brings an empty database or an older ledger to this program's schema, in the caller's
// transaction, and leaves the projections empty: project the entries again if there are
// any. Throws LedgerError.
void migrate(Database& database);

// Whether it says so of itself.
[[nodiscard]] bool is_ledger(Database& database);

enum class SchemaAge : std::uint8_t { current, older };

// Throws LedgerError if the file is no ledger, or one of a newer program.
[[nodiscard]] SchemaAge schema_age(Database& database);

// Drops the projections and makes them anew, empty.
void reset_projections(Database& database);

}  // namespace phiward
