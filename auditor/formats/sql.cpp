#include "auditor/formats/sql.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "auditor/formats/marker.hpp"
#include "auditor/formats/path_suffix.hpp"
#include "auditor/formats/sql_copy.hpp"
#include "auditor/formats/sql_lexer.hpp"
#include "auditor/formats/sql_rows.hpp"
#include "auditor/formats/sql_tables.hpp"
#include "auditor/formats/sql_terms.hpp"
#include "auditor/formats/sql_unlisted.hpp"
#include "auditor/formats/tables/known_columns.hpp"
#include "auditor/formats/word_finder.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::size_t kMostModifiers = 4;           // between INSERT and the table's name
constexpr std::size_t kMostTokensBetween = 16;      // a column list and VALUES
constexpr std::size_t kMostCellsBetween = 200'000;  // VALUES and the names of its columns

constexpr std::array<std::string_view, 16> kMarkers{
    "INSERT ", "insert into",  "Insert into", "COPY ",   "copy ",   "UPDATE ",
    "update ", "MERGE ",       "SELECT ",     "select ", "Select ", "DELETE ",
    "delete ", "REPLACE INTO", "VALUES",      "where "};

// A word of at most eight bytes, whatever its case: each word of a text is looked for.
constexpr std::uint64_t in_one(std::string_view word) {
  std::uint64_t bytes = 0;
  for (const char c : word) bytes = bytes << 8U | static_cast<unsigned char>(to_lower(c));
  return bytes;
}

class SqlReader {
 public:
  SqlReader(std::string_view text, const KeyFilter& keys, Fields& fields)
      : text_(text), keys_(keys), fields_(fields), unlisted_(text, fields) {}

  void read() {
    static constexpr CharSet kOfWords = CharSet("_").with_alphanumerics();
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t end = at;
      while (end < text_.size() && kOfWords.has(text_[end])) ++end;
      if (end == at) {
        ++at;
        continue;
      }
      const bool escape = at > 0 && text_[at - 1] == '\\' && (text_[at] == 'n' || text_[at] == 'r');
      at = read_statement(at + (escape ? 1 : 0), end);
    }
    unlisted_.finish();
  }

 private:
  struct Verb {
    using Read = bool (SqlReader::*)(SqlLexer&);  // true if there was such a statement
    constexpr Verb(std::string_view name, Read how) : word(in_one(name)), read(how) {}
    std::uint64_t word;
    Read read;
  };

  // Where to go on, when [at, end) is a word that may begin a statement or a clause.
  std::size_t read_statement(std::size_t at, std::size_t end) {
    static constexpr std::array kVerbs{
        Verb{"insert", &SqlReader::read_insert},     Verb{"into", &SqlReader::read_insert},
        Verb{"replace", &SqlReader::read_insert},    Verb{"upsert", &SqlReader::read_insert},
        Verb{"update", &SqlReader::read_update},     Verb{"copy", &SqlReader::read_copy},
        Verb{"create", &SqlReader::read_create},     Verb{"values", &SqlReader::read_named_rows},
        Verb{"from", &SqlReader::read_from},         Verb{"join", &SqlReader::read_from},
        Verb{"where", &SqlReader::read_conditions},  Verb{"and", &SqlReader::read_conditions},
        Verb{"having", &SqlReader::read_conditions}, Verb{"select", &SqlReader::read_select}};
    constexpr std::size_t kShortest = 3;  // bytes
    constexpr std::size_t kLongest = 7;
    if (end - at < kShortest || end - at > kLongest) return end;
    const auto* verb = std::ranges::find(kVerbs, in_one(text_.substr(at, end - at)), &Verb::word);
    if (verb == kVerbs.end()) return end;
    SqlLexer lexer(text_, at);
    lexer.next();
    const bool found = (this->*verb->read)(lexer);
    return found ? std::max(lexer.position(), end) : end;
  }

  bool read_create(SqlLexer& lexer) { return tables_.read_create(lexer); }

  // INSERT [INTO] t [(a, b)] VALUES … or SELECT … or SET …; INSERT (a, b) VALUES … of MERGE.
  bool read_insert(SqlLexer& lexer) {
    static constexpr std::array<std::string_view, 10> kModifiers{
        "all",       "into",  "ignore",  "or",           "replace",
        "overwrite", "table", "delayed", "low_priority", "high_priority"};
    const auto modifies = [&](const SqlToken& token) {
      return std::ranges::any_of(kModifiers, [&](auto word) { return token.is_word(word); });
    };
    SqlLexer ahead = lexer;
    for (std::size_t i = 0; i < kMostModifiers && modifies(ahead.next()); ++i) lexer = ahead;
    ahead = lexer;
    const std::string_view named = read_table_name(ahead);
    if (!named.empty()) {
      table_ = named;
      lexer = ahead;
    }
    SqlColumns names;
    const bool listed = read_sql_names(lexer, names);
    if (named.empty() && !listed) return false;
    if (!listed) names = tables_.columns_of(table_);
    return read_inserted(lexer, names, listed);
  }

  bool read_inserted(SqlLexer& lexer, const SqlColumns& names, bool listed) {
    for (std::size_t i = 0; i < kMostTokensBetween; ++i) {
      SqlLexer ahead = lexer;
      const SqlToken token = ahead.next();
      if (!token.is_name() && !token.is('.')) return false;
      lexer = ahead;
      if (token.is_word("values")) {
        read_rows(lexer, names);
      } else if (token.is_word("select")) {
        read_selected_rows(lexer, names);
      } else if (token.is_word("set") && !listed) {
        read_sql_terms(lexer, table_, text_, keys_, fields_);
      } else {
        continue;
      }
      return true;
    }
    return false;
  }

  // A table made of values: (VALUES (…), (…)) AS t (a, b).
  bool read_named_rows(SqlLexer& lexer) {
    std::vector<SqlRow> rows;
    std::size_t cells = 0;
    while (cells < kMostCellsBetween && read_next_row(lexer, rows)) {
      cells += rows.back().cells.size();
    }
    if (rows.empty()) return false;
    if (cells >= kMostCellsBetween) fields_.cut_off_here();
    SqlLexer ahead = lexer;
    SqlToken token = ahead.next();
    if (token.is(')')) token = ahead.next();
    SqlColumns names;
    if (token.is_word("as")) {
      table_ = read_table_name(ahead);
    } else if (token.is_name()) {
      table_ = token.text;
    }
    if (read_sql_names(ahead, names)) lexer = ahead;
    const auto columns = keys_.columns().of(names, table_);
    for (const SqlRow& row : rows) add(row, names, *columns);
    return true;
  }

  static bool read_next_row(SqlLexer& lexer, std::vector<SqlRow>& rows) {
    SqlLexer ahead = lexer;
    SqlToken token = ahead.next();
    if (token.is(',')) token = ahead.next();
    if (token.is_word("row")) token = ahead.next();
    if (!token.is('(')) return false;
    SqlRow row = read_sql_row(ahead);
    if (row.broken) return false;
    rows.push_back(std::move(row));
    lexer = ahead;
    return true;
  }

  void read_rows(SqlLexer& lexer, const SqlColumns& names) {
    const auto columns = keys_.columns().of(names, table_);
    for (SqlLexer ahead = lexer;;) {
      SqlToken token = ahead.next();
      if (token.is_word("row")) token = ahead.next();
      if (!token.is('(')) return;
      const SqlRow row = read_sql_row(ahead);
      if (row.broken) return;
      add(row, names, *columns);
      lexer = ahead;
      if (!row.parameters.empty()) read_arguments(lexer, names, *columns, row);
      if (!ahead.next().is(',')) return;
    }
  }

  // SELECT 1, 'a' UNION ALL SELECT 2, 'b'
  void read_selected_rows(SqlLexer& lexer, const SqlColumns& names) {
    const auto columns = keys_.columns().of(names, table_);
    for (;;) {
      const SqlRow row = read_sql_row(lexer);
      if (row.broken) return;
      add(row, names, *columns);
      SqlLexer ahead = lexer;
      SqlToken token = ahead.next();
      while (token.is_word("dual") || token.is_word("union") || token.is_word("all")) {
        token = ahead.next();
      }
      if (!token.is_word("select")) return;
      lexer = ahead;
    }
  }

  void add(const SqlRow& row, const SqlColumns& names, const TableColumns& columns) {
    if (names.empty()) {
      unlisted_.add(table_, row.cells);
    } else if (!columns.empty()) {
      columns.add_row(row.cells, text_, fields_);
    }
  }

  // execute("INSERT … VALUES (?, ?)", ("a", "b"))
  void read_arguments(SqlLexer lexer, const SqlColumns& names, const TableColumns& columns,
                      const SqlRow& form) {
    if (!lexer.leave_literal()) return;
    for (const TableRow& arguments : read_sql_arguments(lexer, form.parameters.size())) {
      SqlRow row;
      row.cells.resize(form.cells.size());
      for (std::size_t i = 0; i < arguments.size(); ++i) {
        row.cells.at(form.parameters[i]) = arguments[i];
      }
      add(row, names, columns);
    }
  }

  // UPDATE t [x] SET …, also ON CONFLICT DO UPDATE SET … and ON DUPLICATE KEY UPDATE …
  bool read_update(SqlLexer& lexer) {
    SqlLexer ahead = lexer;
    const std::string_view name = read_table_name(ahead);
    SqlToken token = ahead.next();
    if (name.empty()) return false;
    if (lower_case(name) == "set") {
      lexer.next();
    } else if (!token.is('=')) {
      table_ = name;
      if (token.is_name() && !token.is_word("set")) token = ahead.next();  // its alias
      if (!token.is_word("set")) return false;
      lexer = ahead;
    }
    return read_sql_terms(lexer, table_, text_, keys_, fields_);
  }

  // FROM and JOIN say whose the conditions are about.
  bool read_from(SqlLexer& lexer) {
    const std::string_view name = read_table_name(lexer);
    if (!name.empty() && table_.empty()) table_ = name;
    return false;
  }

  bool read_conditions(SqlLexer& lexer) {
    return read_sql_terms(lexer, table_, text_, keys_, fields_);
  }

  // SELECT 'v' AS a, 'w' AS b. Conditions that follow are about other tables.
  bool read_select(SqlLexer& lexer) {
    table_ = {};
    return read_sql_aliases(lexer, text_, keys_, fields_);
  }

  bool read_copy(SqlLexer& lexer) { return read_sql_copy(lexer, tables_, text_, keys_, fields_); }

  std::string_view text_;
  const KeyFilter& keys_;
  Fields& fields_;
  SqlTables tables_;
  SqlUnlisted unlisted_;
  std::string_view table_;  // that the statement is about
};

}  // namespace

bool sql_wanted(const Document& document, std::span<const Hit>) {
  return has_suffix(document.path, suffixes::kSql);
}

bool embedded_sql_wanted(const Document& document, std::span<const Hit> hits) {
  return is_telling(document, hits) && !has_suffix(document.path, suffixes::kSql);
}

void read_sql(const Document& document, const KeyFilter& keys, Fields& fields) {
  SqlReader(document.text, keys, fields).read();
}

void read_embedded_sql(const Document& document, const KeyFilter& keys, Fields& fields) {
  static const WordFinder finder(kMarkers);
  if (finder.find(document.text) != std::string_view::npos) read_sql(document, keys, fields);
}

}  // namespace phiward
