#include "auditor/formats/sql_rows.hpp"

#include <utility>

#include "auditor/formats/sql_tables.hpp"

namespace phiward {
namespace {

using Kind = SqlToken::Kind;

constexpr std::size_t kMostTokens = 256;          // of one expression
constexpr std::size_t kMostBeforeArguments = 12;  // tokens
constexpr std::size_t kMostArguments = 100'000;   // of one call

bool is_opening(const SqlToken& token) { return token.is('(') || token.is('[') || token.is('{'); }
bool is_closing(const SqlToken& token) { return token.is(')') || token.is(']') || token.is('}'); }

bool ends_row(const SqlToken& token) {
  return token.is(')') || token.is_word("from") || token.is_word("union") ||
         token.is_word("where") || token.is_word("on");
}

}  // namespace

void SqlExpression::take(const SqlToken& token) {
  const bool text = token.kind == Kind::string || token.kind == Kind::quoted;
  if (text && !text_) {
    value_ = token.text;
    text_ = true;
  } else if (first_ && token.kind == Kind::number) {
    value_ = token.text;
  }
  parameter_ = parameter_ || (first_ && (token.is('?') || token.is('%') || token.is(':') ||
                                         token.is('$') || token.is('@')));
  first_ = false;
}

SqlRow read_sql_row(SqlLexer& lexer) {
  SqlRow row;
  std::size_t depth = 0;
  std::size_t tokens = 0;
  SqlExpression expression;
  for (;;) {
    const SqlToken token = lexer.next();
    const bool last = token.kind == Kind::end || token.is(';') || (depth == 0 && ends_row(token));
    if (last || (token.is(',') && depth == 0)) {
      if (expression.is_parameter()) row.parameters.push_back(row.cells.size());
      if (row.cells.size() < kMostSqlColumns) row.cells.push_back(expression.value());
      expression = {};
      tokens = 0;
      if (last) return row;
      continue;
    }
    row.broken = ++tokens > kMostTokens;
    if (row.broken) return row;
    if (token.is('(')) ++depth;
    if (token.is(')')) --depth;
    expression.take(token);
  }
}

bool read_sql_names(SqlLexer& lexer, std::vector<std::string_view>& names) {
  SqlLexer ahead = lexer;
  if (!ahead.next().is('(')) return false;
  std::vector<std::string_view> read;
  for (;;) {
    const SqlToken name = ahead.next();
    if (!name.is_name() && name.kind != Kind::string) return false;
    if (read.size() < kMostSqlColumns) read.push_back(name.text);
    const SqlToken after = ahead.next();
    if (after.is(')')) break;
    if (!after.is(',')) return false;
  }
  names = std::move(read);
  lexer = ahead;
  return true;
}

std::vector<TableRow> read_sql_arguments(SqlLexer& lexer, std::size_t parameters) {
  std::vector<TableRow> rows;
  TableRow row;
  SqlExpression argument;
  std::size_t depth = 0;
  std::size_t before = 0;
  const auto end_argument = [&] {
    if (argument.empty()) return;
    row.push_back(argument.value());
    argument = {};
    if (row.size() == parameters) rows.push_back(std::exchange(row, {}));
  };
  for (std::size_t i = 0; i < kMostArguments; ++i) {
    const SqlToken token = lexer.next();
    if (token.kind == Kind::end || token.is(';')) break;
    const bool value =
        token.kind == Kind::string || token.kind == Kind::quoted || token.kind == Kind::number;
    const bool begun = !rows.empty() || !row.empty() || !argument.empty();
    if (!value && !begun) {  // , ("…" · , new Object[]{"…" · ).bind("…"
      if (++before > kMostBeforeArguments) break;
      if (is_opening(token)) ++depth;
      if (is_closing(token) && depth > 0) --depth;
      continue;
    }
    if (is_opening(token)) ++depth;
    if (token.is(',') || is_closing(token)) end_argument();
    if (is_closing(token) && depth-- == 0) break;
    if (!token.is(',') && !is_opening(token) && !is_closing(token)) argument.take(token);
  }
  end_argument();
  return rows;
}

}  // namespace phiward
