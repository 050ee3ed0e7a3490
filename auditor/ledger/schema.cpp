#include "auditor/ledger/schema.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "rules/embedded.hpp"

namespace phiward {

std::vector<EmbeddedFile> embedded_ledger_schema();  // made by cmake/embed.cmake

namespace {

constexpr std::int64_t kApplicationId = 0x50484957;  // "PHIW"; never change

// Run in this order; a file's user_version is how many it has seen. Append only: a ledger
// made by any release must come to the same schema. Projections need no migration.
constexpr std::string_view kMigrations[] = {"entry.sql"};
constexpr auto kVersion = static_cast<std::int64_t>(std::size(kMigrations));

std::string_view schema_text(std::string_view name) {
  const std::vector<EmbeddedFile> files = embedded_ledger_schema();
  const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
  if (found == files.end()) throw std::logic_error("no such schema text");
  return found->text;
}

}  // namespace

void migrate(Database& database) {
  const std::int64_t seen = database.integer("PRAGMA user_version");
  for (std::int64_t version = seen; version < kVersion; ++version) {
    database.execute(schema_text(kMigrations[version]));
  }
  database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.execute("PRAGMA user_version = " + std::to_string(kVersion));
  reset_projections(database);
}

bool is_ledger(Database& database) {
  return database.integer("PRAGMA application_id") == kApplicationId;
}

SchemaAge schema_age(Database& database) {
  if (!is_ledger(database)) {
    throw database.error("it is no ledger of phiward; name another state directory");
  }
  const std::int64_t version = database.integer("PRAGMA user_version");
  if (version < 1) throw database.error("it is no ledger of phiward; restore a backup");
  if (version > kVersion) {
    throw database.error("it was written by a newer phiward; upgrade this one");
  }
  return version < kVersion ? SchemaAge::older : SchemaAge::current;
}

void reset_projections(Database& database) { database.execute(schema_text("projections.sql")); }

}  // namespace phiward
