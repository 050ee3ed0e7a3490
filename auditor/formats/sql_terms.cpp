#include "auditor/formats/sql_terms.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "auditor/formats/sql_rows.hpp"
#include "auditor/formats/sql_tables.hpp"
#include "auditor/formats/tables/known_columns.hpp"

namespace phiward {
namespace {

using Kind = SqlToken::Kind;

constexpr std::size_t kMostTerms = 256;      // of one statement
constexpr std::size_t kMostValues = 10'000;  // of one list
constexpr std::size_t kMostTokens = 16;      // of one value

bool is_any_of(const SqlToken& token, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return token.is_word(word); });
}

bool connects(const SqlToken& token) {
  return token.is(',') || is_any_of(token, {"where", "and", "or"});
}

// One column with its value, or with the values of its list.
struct Term {
  std::string_view column;
  std::vector<std::string_view> values;
};

// Skips = <> != >= LIKE IN and their like; false if none stands there.
bool read_operator(SqlLexer& lexer) {
  SqlLexer ahead = lexer;
  SqlToken token = ahead.next();
  if (token.is_word("not")) token = ahead.next();
  const bool sign = token.is('=') || token.is('<') || token.is('>') || token.is('!');
  if (!sign && !is_any_of(token, {"like", "ilike", "in", "between", "is", "eq"})) return false;
  lexer = ahead;
  while (sign) {
    token = ahead.next();
    if (!token.is('=') && !token.is('>')) break;
    lexer = ahead;
  }
  return true;
}

// Reads the value, or the list of them, behind an operator. True if another term follows.
bool read_values(SqlLexer& lexer, std::vector<std::string_view>& values) {
  SqlExpression expression;
  std::size_t depth = 0;
  std::size_t tokens = 0;
  const auto end_value = [&] {
    if (!expression.value().empty()) values.push_back(expression.value());
    expression = {};
    tokens = 0;
  };
  while (++tokens <= kMostTokens && values.size() < kMostValues) {
    const SqlLexer before = lexer;
    const SqlToken token = lexer.next();
    const bool next = depth == 0 && connects(token);
    if (next || token.kind == Kind::end || token.is(';') || (token.is(')') && depth == 0)) {
      end_value();
      if (token.is(')')) lexer = before;
      return next;
    }
    if (token.is(',')) {
      end_value();
      continue;
    }
    if (token.is('(')) ++depth;
    if (token.is(')')) --depth;
    if (!token.is('(') && !token.is(')')) expression.take(token);
  }
  end_value();
  return false;
}

// "'%v%'": what LIKE looks for.
std::string_view without_wildcards(std::string_view value) {
  const std::size_t begin = value.find_first_not_of("%_*");
  if (begin == std::string_view::npos) return {};
  return value.substr(begin, value.find_last_not_of("%_*") - begin + 1);
}

void add(const std::vector<Term>& terms, std::string_view table, std::string_view text,
         const KeyFilter& keys, Fields& fields) {
  if (std::ranges::all_of(terms, &std::vector<std::string_view>::empty, &Term::values)) return;
  std::vector<std::string_view> names;
  TableRow row;
  for (const Term& term : terms) {
    names.push_back(term.column);
    row.push_back(term.values.empty() ? std::string_view() : without_wildcards(term.values[0]));
  }
  const auto columns = keys.columns().of(names, table);
  if (columns->empty()) return;
  columns->add_row(row, text, fields);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    for (std::size_t more = 1; more < terms[i].values.size(); ++more) {
      TableRow other(i + 1);
      other[i] = without_wildcards(terms[i].values[more]);
      columns->add_row(other, text, fields);
    }
  }
}

}  // namespace

bool read_sql_terms(SqlLexer& lexer, std::string_view table, std::string_view text,
                    const KeyFilter& keys, Fields& fields) {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < kMostTerms; ++i) {
    SqlLexer ahead = lexer;
    for (SqlLexer skipped = ahead; skipped.next().is('(');) ahead = skipped;
    Term term{read_table_name(ahead), {}};
    if (term.column.empty() || !read_operator(ahead)) break;
    const bool goes_on = read_values(ahead, term.values);
    terms.push_back(std::move(term));
    lexer = ahead;
    if (!goes_on) break;
  }
  if (!terms.empty()) add(terms, table, text, keys, fields);
  return !terms.empty();
}

bool read_sql_aliases(SqlLexer& lexer, std::string_view text, const KeyFilter& keys,
                      Fields& fields) {
  std::vector<Term> terms;
  for (std::size_t i = 0; i < kMostTerms; ++i) {
    SqlLexer ahead = lexer;
    const SqlToken value = ahead.next();
    if (value.kind != Kind::string && value.kind != Kind::number) break;
    SqlToken token = ahead.next();
    if (!token.is_word("as")) break;
    const std::string_view name = read_table_name(ahead);
    if (name.empty()) break;
    terms.push_back({name, {value.text}});
    lexer = ahead;
    token = ahead.next();
    if (!token.is(',')) break;
    lexer = ahead;
  }
  if (!terms.empty()) add(terms, {}, text, keys, fields);
  return !terms.empty();
}

}  // namespace phiward
