#include "auditor/formats/sql.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "auditor/formats/column_name.hpp"
#include "auditor/formats/path_suffix.hpp"
#include "auditor/formats/sql_lexer.hpp"
#include "auditor/formats/sql_tables.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

using Kind = SqlToken::Kind;

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestValue = 256;      // longer ones are prose: the line matcher's
constexpr std::size_t kMostModifiers = 4;       // between INSERT and the table's name
constexpr std::size_t kMostAssignments = 256;   // of one statement
constexpr std::size_t kMostTokensBetween = 16;  // a column list and VALUES, an = and its value

constexpr std::array<std::string_view, 7> kSuffixes{".sql",   ".dump", ".ddl", ".mysql",
                                                    ".pgsql", ".psql", ".dmp"};
constexpr std::array<std::string_view, 7> kMarkers{"INSERT ", "insert into", "Insert into", "COPY ",
                                                   "UPDATE ", "update ",     "REPLACE INTO"};

// The columns of one statement, of which only those that some rule could want have a name.
class Columns {
 public:
  Columns(std::string_view table, const KeyFilter& keys)
      : role_(role_of_table(table)), keys_(keys) {}

  void add(std::string_view column) {
    Column& added = columns_.emplace_back();
    if (!keys_.may_match(column)) return;
    added.name = column_name(column, columns_.size() - 1);
    if (!role_.empty()) added.key = std::string(role_) + " ";
    added.key += column;
  }

  void add(const SqlColumns& columns) {
    for (const std::string_view column : columns) add(column);
  }

  struct Column {
    std::string name;  // empty if no rule wants it
    std::string key;
  };
  [[nodiscard]] std::size_t size() const { return columns_.size(); }
  [[nodiscard]] const Column& at(std::size_t index) const { return columns_.at(index); }

 private:
  std::string_view role_;
  const KeyFilter& keys_;
  std::vector<Column> columns_;
};

// The value of an expression: its first string, whatever function it is handed to, or the
// number it is.
class Expression {
 public:
  void take(const SqlToken& token) {
    const bool text = token.kind == Kind::string || token.kind == Kind::quoted;
    if (text && !text_) {
      value_ = token.text;
      text_ = true;
    } else if (first_ && token.kind == Kind::number) {
      value_ = token.text;
    }
    first_ = false;
  }

  [[nodiscard]] std::string_view value() const { return value_; }

 private:
  std::string_view value_;
  bool text_ = false;
  bool first_ = true;
};

class SqlReader {
 public:
  SqlReader(std::string_view text, const KeyFilter& keys, Fields& fields)
      : text_(text), keys_(keys), fields_(fields) {}

  void read() {
    const auto part = [](char c) { return is_alphanumeric(c) || c == '_'; };
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t end = at;
      while (end < text_.size() && part(text_[end])) ++end;
      if (end == at) {
        ++at;
        continue;
      }
      const bool escape = at > 0 && text_[at - 1] == '\\' && (text_[at] == 'n' || text_[at] == 'r');
      at = read_statement(at + (escape ? 1 : 0), end);
    }
  }

 private:
  // Where to go on, when [at, end) is a word that may begin a statement.
  std::size_t read_statement(std::size_t at, std::size_t end) {
    const SqlToken verb{Kind::word, text_.substr(at, end - at)};
    SqlLexer lexer(text_, at);
    lexer.next();
    bool found = false;
    if (verb.is_word("insert") || verb.is_word("replace") || verb.is_word("upsert")) {
      found = read_insert(lexer);
    } else if (verb.is_word("update")) {
      found = read_update(lexer);
    } else if (verb.is_word("copy")) {
      found = read_copy(lexer);
    } else if (verb.is_word("create")) {
      found = tables_.read_create(lexer);
    }
    return found ? std::max(lexer.position(), end) : end;
  }

  // Each of these is true if there was such a statement; `lexer` then stands behind it.
  bool read_insert(SqlLexer& lexer) {
    constexpr std::array<std::string_view, 9> kModifiers{
        "into",  "ignore",  "or",           "replace",      "overwrite",
        "table", "delayed", "low_priority", "high_priority"};
    const auto modifies = [&](const SqlToken& token) {
      return std::ranges::any_of(kModifiers, [&](auto word) { return token.is_word(word); });
    };
    SqlLexer ahead = lexer;
    for (std::size_t i = 0; i < kMostModifiers && modifies(ahead.next()); ++i) lexer = ahead;
    const std::string_view table = read_table_name(lexer);
    if (table.empty()) return false;
    Columns columns(table, keys_);
    const bool listed = read_column_list(lexer, columns);
    if (!listed) columns.add(tables_.columns_of(table));
    for (std::size_t i = 0; i < kMostTokensBetween; ++i) {
      ahead = lexer;
      const SqlToken token = ahead.next();
      if (!token.is_name() && !token.is('.')) return false;
      lexer = ahead;
      const bool values = token.is_word("values");
      const bool select = token.is_word("select");
      const bool set = token.is_word("set") && !listed;
      if (values) read_rows(lexer, columns);
      if (select) read_row(lexer, columns);
      if (set) read_assignments(lexer, table);
      if (values || select || set) return true;
    }
    return false;
  }

  // (a, b, …). False, and nothing is read, if there is none.
  static bool read_column_list(SqlLexer& lexer, Columns& columns) {
    SqlLexer ahead = lexer;
    if (!ahead.next().is('(')) return false;
    for (;;) {
      const SqlToken name = ahead.next();
      if (!name.is_name() && name.kind != Kind::string) return false;
      if (columns.size() < kMostSqlColumns) columns.add(name.text);
      const SqlToken after = ahead.next();
      if (after.is(')')) break;
      if (!after.is(',')) return false;
    }
    lexer = ahead;
    return true;
  }

  void read_rows(SqlLexer& lexer, const Columns& columns) {
    for (;;) {
      SqlLexer ahead = lexer;
      if (!ahead.next().is('(')) return;
      read_row(ahead, columns);
      lexer = ahead;
      if (!ahead.next().is(',')) return;
      lexer = ahead;
    }
  }

  // Expressions up to the closing bracket, or the clause behind a SELECT's.
  void read_row(SqlLexer& lexer, const Columns& columns) {
    const std::uint32_t record = fields_.new_record();
    std::size_t index = 0;
    std::size_t depth = 0;
    Expression expression;
    for (;;) {
      const SqlToken token = lexer.next();
      const bool last =
          token.kind == Kind::end || token.is(';') ||
          (depth == 0 && (token.is(')') || token.is_word("from") || token.is_word("union")));
      if (last || (token.is(',') && depth == 0)) {
        if (index < columns.size()) add(columns.at(index), expression.value(), record);
        expression = {};
        ++index;
        if (last) return;
        continue;
      }
      if (token.is('(')) ++depth;
      if (token.is(')')) --depth;
      expression.take(token);
    }
  }

  bool read_update(SqlLexer& lexer) {
    const std::string_view table = read_table_name(lexer);
    if (table.empty()) return false;
    SqlLexer ahead = lexer;
    SqlToken token = ahead.next();
    if (token.is_name() && !token.is_word("set")) token = ahead.next();  // its alias
    if (!token.is_word("set")) return false;
    lexer = ahead;
    read_assignments(lexer, table);
    return true;
  }

  // a = 'v', b = 2 WHERE c = 'w' AND …
  void read_assignments(SqlLexer& lexer, std::string_view table) {
    const std::uint32_t record = fields_.new_record();
    for (std::size_t i = 0; i < kMostAssignments; ++i) {
      SqlLexer ahead = lexer;
      const std::string_view column = read_table_name(ahead);
      if (column.empty() || !ahead.next().is('=')) return;
      Columns columns(table, keys_);
      columns.add(column);
      const bool goes_on = read_assigned(ahead, columns.at(0), record);
      lexer = ahead;
      if (!goes_on) return;
    }
  }

  // True if another assignment or condition follows.
  bool read_assigned(SqlLexer& lexer, const Columns::Column& column, std::uint32_t record) {
    Expression expression;
    std::size_t depth = 0;
    for (std::size_t i = 0; i < kMostTokensBetween; ++i) {
      const SqlToken token = lexer.next();
      const bool next = depth == 0 && (token.is(',') || token.is_word("where") ||
                                       token.is_word("and") || token.is_word("or"));
      if (next || token.kind == Kind::end || token.is(';')) {
        add(column, expression.value(), record);
        return next;
      }
      if (token.is('(')) ++depth;
      if (token.is(')') && depth > 0) --depth;
      expression.take(token);
    }
    add(column, expression.value(), record);
    return false;
  }

  // COPY t (a, b) FROM stdin; and rows up to a line "\.".
  bool read_copy(SqlLexer& lexer) {
    const std::string_view table = read_table_name(lexer);
    if (table.empty() || lexer.in_literal()) return false;
    Columns columns(table, keys_);
    if (!read_column_list(lexer, columns)) columns.add(tables_.columns_of(table));
    if (!lexer.next().is_word("from") || !lexer.next().is_word("stdin")) return false;
    char delimiter = '\t';
    std::size_t tokens = 0;
    for (SqlToken token = lexer.next(); !token.is(';'); token = lexer.next()) {
      if (token.kind == Kind::end || ++tokens > kMostTokensBetween) return false;
      if (token.is_word("csv")) delimiter = ',';
    }
    lexer = SqlLexer(text_, read_copied_rows(lexer.position(), delimiter, columns));
    return true;
  }

  // The result is where the rows end.
  std::size_t read_copied_rows(std::size_t at, char delimiter, const Columns& columns) {
    at = std::min(text_.find('\n', at), text_.size());
    while (at < text_.size()) {
      const std::size_t begin = at + 1;
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      std::string_view line = text_.substr(std::min(begin, end), end - std::min(begin, end));
      if (line.ends_with('\r')) line.remove_suffix(1);
      const bool row = columns.size() == 1 || line.find(delimiter) != kNone;
      if (line == "\\." || !row) return std::min(begin, text_.size());
      add_cells(line, delimiter, columns);
      at = end;
    }
    return text_.size();
  }

  void add_cells(std::string_view line, char delimiter, const Columns& columns) {
    const std::uint32_t record = fields_.new_record();
    for (std::size_t index = 0, at = 0; index < columns.size() && at <= line.size(); ++index) {
      const std::size_t end = std::min(line.find(delimiter, at), line.size());
      const std::string_view cell = line.substr(at, end - at);
      if (cell != "\\N") add(columns.at(index), cell, record);
      at = end + 1;
    }
  }

  void add(const Columns::Column& column, std::string_view value, std::uint32_t record) {
    if (column.name.empty() || value.empty() || value.size() > kLongestValue) return;
    Field field;
    field.name = column.name;
    field.key = column.key;
    field.value = value;
    field.begin = static_cast<std::size_t>(value.data() - text_.data());
    field.end = field.begin + value.size();
    field.record = record;
    fields_.add(std::move(field));
  }

  std::string_view text_;
  const KeyFilter& keys_;
  Fields& fields_;
  SqlTables tables_;
};

}  // namespace

bool sql_wanted(const Document& document, std::span<const Hit> hits) {
  if (has_suffix(document.path, kSuffixes)) return true;
  return !hits.empty() && std::ranges::any_of(kMarkers, [&](std::string_view marker) {
    return document.text.find(marker) != kNone;
  });
}

void read_sql(const Document& document, const KeyFilter& keys, Fields& fields) {
  SqlReader(document.text, keys, fields).read();
}

}  // namespace phiward
