#include "auditor/unpack/sqlite_file.hpp"

#include <algorithm>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <vector>

#include "auditor/content/container_kind.hpp"
#include "auditor/unpack/table_text.hpp"

namespace phiward {
namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinishStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;

// Reading is all that is asked for, and functions only for generated columns.
int allow_reading(void*, int action, const char*, const char*, const char*, const char*) {
  const bool allowed =
      action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION;
  return allowed ? SQLITE_OK : SQLITE_DENY;
}

std::string_view column_text(sqlite3_stmt* row, int column) {
  const void* text = sqlite3_column_type(row, column) == SQLITE_BLOB
                         ? sqlite3_column_blob(row, column)
                         : sqlite3_column_text(row, column);
  if (text == nullptr) return {};
  const int size = sqlite3_column_bytes(row, column);
  return {static_cast<const char*>(text), static_cast<std::size_t>(size)};
}

class Database {
 public:
  // REQUIRES: `bytes` outlives the database.
  explicit Database(std::string& bytes) {
    sqlite3* opened = nullptr;
    const int status = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE, nullptr);
    database_.reset(opened);
    require(status);
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    require(sqlite3_deserialize(opened, "main", reinterpret_cast<unsigned char*>(bytes.data()),
                                size, size, SQLITE_DESERIALIZE_READONLY));
    distrust();
  }

  [[nodiscard]] Statement prepare(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &statement, nullptr));
    return Statement(statement);
  }

  static void require(int status) {
    if (status != SQLITE_OK) throw UnpackError(UnpackFailure::damaged);
  }

 private:
  void distrust() {
    constexpr struct {
      int option, value;
    } kSettings[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},
                     {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                     {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                     {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                     {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}};
    for (const auto& setting : kSettings) {
      sqlite3_db_config(database_.get(), setting.option, setting.value, nullptr);
    }
    require(sqlite3_exec(database_.get(), "PRAGMA cell_size_check=1; PRAGMA temp_store=memory",
                         nullptr, nullptr, nullptr));
    sqlite3_set_authorizer(database_.get(), allow_reading, nullptr);
  }

  std::unique_ptr<sqlite3, CloseDatabase> database_;
};

struct Table {
  std::string name;
  std::string sql;
};

// The rows of the schema; their text is a part of its own.
std::vector<Table> read_schema(const Database& database, Parts& parts) {
  std::vector<Table> tables;
  std::string text;
  const Statement rows = database.prepare("SELECT type, name, sql FROM sqlite_schema");
  int status = SQLITE_ROW;
  while ((status = sqlite3_step(rows.get())) == SQLITE_ROW) {
    const std::string sql(column_text(rows.get(), 2));
    if (column_text(rows.get(), 0) == "table") {
      tables.push_back({std::string(column_text(rows.get(), 1)), sql});
    }
    if (!sql.empty()) text += sql + ";\n";
  }
  parts.add("schema", text);
  if (status != SQLITE_DONE) parts.note(UnpackFailure::damaged);
  return tables;
}

std::string quoted(std::string_view name) {
  std::string result = "\"";
  for (const char c : name) result.append(c == '"' ? 2 : 1, c);
  return result + '"';
}

// A document or an archive that was put into a column.
bool is_file(sqlite3_stmt* row, int column) {
  return sqlite3_column_type(row, column) == SQLITE_BLOB &&
         container_kind(column_text(row, column)).has_value();
}

void read_table(const Database& database, const std::string& name, Parts& parts) {
  const Statement rows = database.prepare("SELECT * FROM " + quoted(name));
  TableText text("table " + name, parts);
  const int columns = sqlite3_column_count(rows.get());
  for (int i = 0; i < columns; ++i) {
    const char* title = sqlite3_column_name(rows.get(), i);
    text.add_cell(title == nullptr ? "" : title);
  }
  text.end_row();
  int status = SQLITE_ROW;
  for (std::size_t row = 1; (status = sqlite3_step(rows.get())) == SQLITE_ROW; ++row) {
    for (int i = 0; i < columns; ++i) {
      const std::string_view value = column_text(rows.get(), i);
      const bool file = is_file(rows.get(), i);
      if (file) parts.add("file in " + name + ", row " + std::to_string(row), value);
      text.add_cell(file ? std::string_view() : value);
    }
    text.end_row();
  }
  text.finish();
  Database::require(status == SQLITE_DONE ? SQLITE_OK : status);
}

// What a virtual table shows stands in ordinary ones; the module behind it must not run.
bool is_virtual(const Table& table) {
  constexpr std::string_view kBegin = "CREATE VIRTUAL";
  return std::ranges::equal(table.sql.substr(0, kBegin.size()), kBegin, {},
                            [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
}

// A database in WAL mode cannot be opened without its other files; what it holds itself is
// the same in the older mode (file format 1.3.2: bytes 18 and 19).
std::string without_wal(std::string_view bytes) {
  std::string copy(bytes);
  for (const std::size_t at : {18U, 19U}) {
    if (at < copy.size() && copy[at] == 2) copy[at] = 1;
  }
  return copy;
}

}  // namespace

void unpack_sqlite(std::string_view bytes, Parts& parts) {
  std::string copy = without_wal(bytes);
  const Database database(copy);
  for (const Table& table : read_schema(database, parts)) {
    if (is_virtual(table)) continue;
    try {
      read_table(database, table.name, parts);
    } catch (const UnpackError& error) {
      if (error.failure() != UnpackFailure::damaged) throw;
      parts.note(UnpackFailure::damaged);  // other tables may be whole
    }
  }
}

}  // namespace phiward
