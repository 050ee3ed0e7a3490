#include "auditor/formats/delimited.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "auditor/formats/column_name.hpp"
#include "auditor/formats/path_suffix.hpp"
#include "auditor/formats/row_reader.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

using Row = std::vector<std::string_view>;

constexpr std::array<std::string_view, 4> kSuffixes{".csv", ".tsv", ".tab", ".psv"};
constexpr std::array<char, 4> kDelimiters{',', '\t', '|', ';'};

// What makes a table of a text whose name does not say so.
constexpr std::size_t kFewestColumns = 3;
constexpr std::size_t kSample = 20;    // rows after the header
constexpr std::size_t kAgreeing = 80;  // percent of them as wide as the header

constexpr std::size_t kFirstLine = 16 * 1024;  // bytes looked at for a header
constexpr std::size_t kLongestValue = 256;     // longer cells are prose: the line matcher's

std::string_view without_leading_blank_lines(std::string_view text) {
  const std::size_t begin = text.find_first_not_of("\r\n");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

// The delimiter that splits the first row into most cells.
char delimiter_of(std::string_view table) {
  char best = kDelimiters.front();
  std::size_t most = 0;
  for (const char delimiter : kDelimiters) {
    Row header;
    RowReader(table.substr(0, kFirstLine), delimiter).next(header);
    if (header.size() > most) {
      most = header.size();
      best = delimiter;
    }
  }
  return best;
}

bool looks_like_header(const Row& cells) {
  return cells.size() >= kFewestColumns && std::ranges::all_of(cells, [](std::string_view cell) {
           return cell.size() <= kLongestColumnName &&
                  (cell.empty() || std::ranges::any_of(cell, is_letter));
         });
}

bool rows_agree(std::string_view table, char delimiter) {
  RowReader rows(table, delimiter);
  Row header;
  Row row;
  rows.next(header);
  std::size_t seen = 0;
  std::size_t agreeing = 0;
  while (seen < kSample && rows.next(row)) {
    if (row.size() == 1 && row.front().empty()) continue;
    ++seen;
    if (row.size() == header.size()) ++agreeing;
  }
  return seen > 0 && agreeing * 100 >= seen * kAgreeing;
}

struct Column {
  std::size_t index;
  std::string name;
  std::string key;
};

std::vector<Column> wanted_columns(const Row& header, const KeyFilter& keys) {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (!keys.may_match(header[i])) continue;
    columns.push_back({i, column_name(header[i], i), std::string(header[i])});
  }
  return columns;
}

Field field_at(const Column& column, std::string_view value, std::string_view text,
               std::uint32_t record) {
  Field field;
  field.name = column.name;
  field.key = column.key;
  field.value = value;
  field.begin = static_cast<std::size_t>(value.data() - text.data());
  field.end = field.begin + value.size();
  field.record = record;
  return field;
}

}  // namespace

bool delimited_wanted(const Document& document, std::span<const Hit>) {
  if (has_suffix(document.path, kSuffixes)) return true;
  const std::string_view head = without_leading_blank_lines(document.text.substr(0, kFirstLine));
  Row header;
  RowReader(head, delimiter_of(head)).next(header);
  return looks_like_header(header);
}

void read_delimited(const Document& document, const KeyFilter& keys, Fields& fields) {
  const std::string_view table = without_leading_blank_lines(document.text);
  const char delimiter = delimiter_of(table);
  if (!has_suffix(document.path, kSuffixes) && !rows_agree(table, delimiter)) return;

  RowReader rows(table, delimiter);
  Row row;
  if (!rows.next(row)) return;
  if (row.size() == RowReader::kMostCells) fields.cut_off_here();
  const std::vector<Column> columns = wanted_columns(row, keys);
  if (columns.empty()) return;
  while (rows.next(row)) {
    const std::uint32_t record = fields.new_record();
    for (const Column& column : columns) {
      if (column.index >= row.size()) break;
      const std::string_view value = row[column.index];
      if (value.empty() || value.size() > kLongestValue) continue;
      fields.add(field_at(column, value, document.text, record));
    }
  }
}

}  // namespace phiward
