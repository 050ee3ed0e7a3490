// What SQL statements say of tables: their names and columns, in order.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/formats/sql_lexer.hpp"

namespace phiward {

using SqlColumns = std::vector<std::string_view>;  // borrowed from the text

constexpr std::size_t kMostSqlColumns = 4096;  // of one table; further ones are dropped

// The columns of each CREATE TABLE seen so far.
class SqlTables {
 public:
  // Reads what follows "CREATE". True if it was a table.
  bool read_create(SqlLexer& lexer);

  // Empty if the table is unknown.
  [[nodiscard]] SqlColumns columns_of(std::string_view table) const;

 private:
  std::map<std::string, SqlColumns> columns_;  // by name in lower case, without its schema
};

// The last part of schema.table; empty if no name stands there.
[[nodiscard]] std::string_view read_table_name(SqlLexer& lexer);

}  // namespace phiward
