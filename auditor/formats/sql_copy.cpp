#include "auditor/formats/sql_copy.hpp"

#include <algorithm>

#include "auditor/formats/row_reader.hpp"
#include "auditor/formats/sql_rows.hpp"
#include "auditor/formats/tables/known_columns.hpp"

namespace phiward {
namespace {

using Kind = SqlToken::Kind;

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kMostTokens = 24;  // of the options

// The delimiter that the options name; a tab if they name none, 0 if they have no end.
char read_options(SqlLexer& lexer) {
  char delimiter = '\t';
  bool named = false;
  std::size_t tokens = 0;
  for (SqlToken token = lexer.next(); !token.is(';'); token = lexer.next()) {
    if (token.kind == Kind::end || ++tokens > kMostTokens) return '\0';
    if (token.is_word("csv") && delimiter == '\t') delimiter = ',';
    if (named && token.kind == Kind::string && token.text.size() == 1) delimiter = token.text[0];
    named = token.is_word("delimiter") || token.is_word("delimiters") || token.is_word("as");
  }
  return delimiter;
}

// From the line end at `begin` to the line "\.", or to the first line that is no row.
std::string_view copied_rows(std::string_view text, std::size_t begin, char delimiter,
                             bool single) {
  begin = std::min(text.find('\n', begin), text.size());
  if (begin < text.size()) ++begin;
  std::size_t at = begin;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line == "\\." || (!single && line.find(delimiter) == kNone)) break;
    at = std::min(end + 1, text.size());
  }
  return text.substr(begin, at - begin);
}

}  // namespace

bool read_sql_copy(SqlLexer& lexer, const SqlTables& tables, std::string_view text,
                   const KeyFilter& keys, Fields& fields) {
  const std::string_view table = read_table_name(lexer);
  if (table.empty() || lexer.in_literal()) return false;
  SqlColumns names;
  if (!read_sql_names(lexer, names)) names = tables.columns_of(table);
  if (!lexer.next().is_word("from") || !lexer.next().is_word("stdin")) return false;
  const char delimiter = read_options(lexer);
  if (delimiter == '\0') return false;
  const std::string_view copied = copied_rows(text, lexer.position(), delimiter, names.size() == 1);
  const auto columns = keys.columns().of(names, table);
  RowReader rows(copied, delimiter);
  TableRow row;
  while (!columns->empty() && rows.next(row)) {
    std::ranges::replace(row, std::string_view("\\N"), std::string_view());
    columns->add_row(row, text, fields);
  }
  const auto end = static_cast<std::size_t>(copied.data() + copied.size() - text.data());
  lexer = SqlLexer(text, end);
  return true;
}

}  // namespace phiward
