#include "auditor/formats/tables/embedded.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "auditor/formats/column_name.hpp"
#include "auditor/formats/marker.hpp"
#include "auditor/formats/path_suffix.hpp"
#include "auditor/formats/row_reader.hpp"
#include "auditor/formats/tables/column_statistics.hpp"
#include "auditor/formats/tables/known_columns.hpp"
#include "auditor/formats/tables/logical_lines.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::array<char, 4> kDelimiters{',', '\t', '|', ';'};
constexpr std::size_t kFewestColumns = 2;
constexpr std::size_t kLongestHeader = 2048;    // bytes
constexpr std::size_t kLongestRow = 16 * 1024;  // bytes

bool is_header_cell(std::string_view cell) {
  constexpr std::string_view kSigns = "_-. #'";
  return !cell.empty() && cell.size() <= kLongestColumnName && is_letter(cell.front()) &&
         std::ranges::all_of(
             cell, [&](char c) { return is_alphanumeric(c) || kSigns.find(c) != kSigns.npos; });
}

// Nothing stands in the line that could not stand in a header.
bool may_be_header(std::string_view line, char delimiter) {
  static constexpr CharSet kSigns("_-. #'\"=\t");
  return std::ranges::all_of(
      line, [&](char c) { return is_alphanumeric(c) || c == delimiter || kSigns.has(c); });
}

// Of any delimiter: most lines of a program are none.
bool may_be_any_header(std::string_view line) {
  static constexpr CharSet kBytes = CharSet("_-. #'\"=\t,|;").with_alphanumerics();
  static constexpr CharSet kDelimiting({kDelimiters.data(), kDelimiters.size()});
  bool delimited = false;
  for (const char c : line) {
    if (!kBytes.has(c)) return false;
    delimited = delimited || kDelimiting.has(c);
  }
  return delimited && line.size() <= kLongestHeader;
}

TableRow cells_of(std::string_view line, char delimiter) {
  TableRow cells;
  RowReader(line, delimiter).next(cells);
  return cells;
}

class EmbeddedReader {
 public:
  EmbeddedReader(std::string_view text, const KeyFilter& keys, Fields& fields)
      : text_(text), keys_(keys), fields_(fields) {}

  // Lines that stand in no table are kept for one turn: a header is one only by what follows.
  void take(std::string_view line) {
    if (columns_ && take_row(line)) return;
    columns_.reset();
    if (!before_.empty()) {
      for (const char delimiter : kDelimiters) {
        if (before_.find(delimiter) != before_.npos && begin(line, delimiter)) return;
      }
    }
    before_ = may_be_any_header(line) ? line : std::string_view();
  }

 private:
  bool begin(std::string_view line, char delimiter) {
    if (!may_be_header(before_, delimiter)) return false;
    const auto count = std::ranges::count(before_, delimiter);
    if (std::ranges::count(line.substr(0, kLongestRow), delimiter) < count) return false;
    const TableRow header = cells_of(before_, delimiter);
    if (header.size() < kFewestColumns || !std::ranges::all_of(header, is_header_cell)) {
      return false;
    }
    auto columns = keys_.columns().of(header, {});
    if (columns->telling() == 0) return false;
    delimiter_ = delimiter;
    width_ = header.size();
    columns_ = std::move(columns);
    before_ = {};
    if (take_row(line)) return true;
    columns_.reset();
    return false;
  }

  bool take_row(std::string_view line) {
    if (line.size() > kLongestRow) return false;
    const TableRow cells = cells_of(line, delimiter_);
    if (cells.size() != width_) return false;
    columns_->add_row(cells, text_, fields_);
    return true;
  }

  std::string_view text_;
  const KeyFilter& keys_;
  Fields& fields_;
  std::string_view before_;
  std::shared_ptr<const TableColumns> columns_;
  char delimiter_ = ',';
  std::size_t width_ = 0;
};

}  // namespace

bool embedded_tables_wanted(const Document& document, std::span<const Hit> hits) {
  return is_telling(document, hits) && !has_suffix(document.path, suffixes::kTables);
}

void read_embedded_tables(const Document& document, const KeyFilter& keys, Fields& fields) {
  EmbeddedReader reader(document.text, keys, fields);
  LogicalLines lines(document.text);
  std::string_view line;
  while (lines.next(line)) reader.take(line);
}

}  // namespace phiward
