#include "auditor/formats/sql_tables.hpp"

#include <algorithm>
#include <array>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

using Kind = SqlToken::Kind;

constexpr std::size_t kMostTables = 10'000;

template <std::size_t N>
bool is_any_of(const SqlToken& token, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return token.is_word(word); });
}

// What begins an entry of CREATE TABLE that is no column.
constexpr std::array<std::string_view, 12> kNoColumns{
    "check", "constraint", "exclude", "foreign", "fulltext", "index",
    "key",   "like",       "period",  "primary", "spatial",  "unique"};

// What may stand between CREATE and TABLE, and behind TABLE.
constexpr std::array<std::string_view, 10> kModifiers{
    "external", "exists", "global", "if", "local", "not", "or", "replace", "temporary", "unlogged"};

// Skips the rest of an entry of CREATE TABLE. True if another one follows.
bool skip_entry(SqlLexer& lexer) {
  std::size_t depth = 0;
  for (SqlToken token = lexer.next(); token.kind != Kind::end; token = lexer.next()) {
    if (token.is(',') && depth == 0) return true;
    if (token.is('(')) ++depth;
    if (token.is(')') && depth-- == 0) return false;
    if (token.is(';')) return false;
  }
  return false;
}

}  // namespace

std::string_view read_table_name(SqlLexer& lexer) {
  for (;;) {
    const SqlToken name = lexer.next();
    if (!name.is_name()) return {};
    SqlLexer ahead = lexer;
    if (!ahead.next().is('.')) return name.text;
    lexer = ahead;
  }
}

bool SqlTables::read_create(SqlLexer& lexer) {
  bool table = false;
  for (SqlLexer ahead = lexer;; lexer = ahead) {
    const SqlToken token = ahead.next();
    table = table || token.is_word("table");
    if (!token.is_word("table") && !token.is_word("temp") && !is_any_of(token, kModifiers)) break;
  }
  if (!table) return false;
  const std::string_view name = read_table_name(lexer);
  SqlLexer ahead = lexer;
  if (name.empty() || !ahead.next().is('(')) return false;
  lexer = ahead;
  SqlColumns columns;
  do {
    const SqlToken first = lexer.next();
    if (!first.is_name()) break;
    if (is_any_of(first, kNoColumns)) continue;
    if (columns.size() < kMostSqlColumns) columns.push_back(first.text);
  } while (skip_entry(lexer));
  if (columns_.size() < kMostTables) columns_[lower_case(name)] = std::move(columns);
  return true;
}

SqlColumns SqlTables::columns_of(std::string_view table) const {
  const auto found = columns_.find(lower_case(table));
  return found == columns_.end() ? SqlColumns() : found->second;
}

}  // namespace phiward
