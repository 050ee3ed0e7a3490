// The values of SQL statements, as rows of cells.
#pragma once

#include <string_view>
#include <vector>

#include "auditor/formats/sql_lexer.hpp"
#include "auditor/formats/tables/column_statistics.hpp"

namespace phiward {

// Collects the value of one expression: its first string, whatever function it is handed to, or
// the number it is.
class SqlExpression {
 public:
  void take(const SqlToken& token);

  [[nodiscard]] std::string_view value() const { return value_; }

  // ?, %s, :name, $1 or @name: the program puts the value in.
  [[nodiscard]] bool is_parameter() const { return parameter_; }

  [[nodiscard]] bool empty() const { return first_; }

 private:
  std::string_view value_;
  bool text_ = false;
  bool first_ = true;
  bool parameter_ = false;
};

struct SqlRow {
  TableRow cells;                       // empty where there is no literal value
  std::vector<std::size_t> parameters;  // indices of cells that the program puts in
  bool broken = false;                  // what stood there was no row
};

// Expressions up to the closing bracket of VALUES (…), or to the clause behind SELECT's list.
[[nodiscard]] SqlRow read_sql_row(SqlLexer& lexer);

// (a, b, …). False, and nothing is read, if there is none.
[[nodiscard]] bool read_sql_names(SqlLexer& lexer, std::vector<std::string_view>& names);

// The rows that a program hands to a statement with so many parameters, in the arguments behind
// the literal that `lexer` has come to the end of.
[[nodiscard]] std::vector<TableRow> read_sql_arguments(SqlLexer& lexer, std::size_t parameters);

}  // namespace phiward
