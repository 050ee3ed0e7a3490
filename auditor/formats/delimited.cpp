#include "auditor/formats/delimited.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "auditor/formats/column_name.hpp"
#include "auditor/formats/path_suffix.hpp"
#include "auditor/formats/row_reader.hpp"
#include "auditor/formats/tables/column_statistics.hpp"
#include "auditor/formats/tables/columns.hpp"
#include "rules/ascii.hpp"
#include "rules/calendar.hpp"

namespace phiward {
namespace {

constexpr std::array<char, 4> kDelimiters{',', '\t', '|', ';'};

// What makes a table of a text whose name does not say so.
constexpr std::size_t kFewestColumns = 3;
constexpr std::size_t kSample = 20;    // rows after the header
constexpr std::size_t kAgreeing = 80;  // percent of them as wide as the header

constexpr std::size_t kFirstLines = 64 * 1024;  // bytes looked at for a header
constexpr std::size_t kMostRowsBefore = 12;     // a header: titles and comments
constexpr std::size_t kMostSampled = 200;       // rows of a table without header
constexpr std::size_t kSampledBytes = 256 * 1024;

struct Layout {
  char delimiter = ',';
  std::size_t width = 1;  // of most rows
  std::size_t rows = 0;   // that are so wide, of the first ones
};

bool is_blank(const TableRow& row) {
  return std::ranges::all_of(row, [](std::string_view cell) { return cell.empty(); });
}

// No row, but a line between them.
bool is_remark(const TableRow& row, std::size_t width) {
  return is_blank(row) || (row.size() == 1 && width >= kFewestColumns);
}

// The commonest width of more than one cell.
Layout commonest_width(std::string_view head, char delimiter) {
  std::map<std::size_t, std::size_t> counts;
  RowReader rows(head, delimiter);
  TableRow row;
  Layout commonest{delimiter};
  for (std::size_t i = 0; i < kSample + kMostRowsBefore && rows.next(row); ++i) {
    if (row.size() < 2) continue;
    const std::size_t count = ++counts[row.size()];
    if (count > commonest.rows) commonest = {delimiter, row.size(), count};
  }
  return commonest;
}

// By every delimiter, those first that split most rows alike; of equals, into more cells.
std::vector<Layout> layouts_of(std::string_view table) {
  std::vector<Layout> layouts;
  for (const char delimiter : kDelimiters) {
    layouts.push_back(commonest_width(table.substr(0, kFirstLines), delimiter));
  }
  std::ranges::stable_sort(layouts, std::greater(), [](const Layout& layout) {
    return std::pair(layout.rows, layout.width);
  });
  return layouts;
}

bool looks_like_value(std::string_view cell) {
  const auto digits = std::ranges::count_if(cell, is_digit);
  return digits >= 5 || cell.find('@') != std::string_view::npos || parse_day(cell).has_value() ||
         (digits > 0 && std::ranges::none_of(cell, is_letter));
}

bool may_be_header(const TableRow& cells, std::size_t width) {
  const bool as_wide = cells.size() + 1 >= width && cells.size() <= width + 1;
  return as_wide && std::ranges::all_of(cells, [](std::string_view cell) {
           return cell.size() <= kLongestColumnName &&
                  (cell.empty() || std::ranges::any_of(cell, is_letter));
         });
}

bool rows_agree(RowReader rows, std::size_t width) {
  TableRow row;
  std::size_t seen = 0;
  std::size_t agreeing = 0;
  while (seen < kSample && rows.next(row)) {
    if (is_blank(row)) continue;
    ++seen;
    if (row.size() == width) ++agreeing;
  }
  return seen > 0 && agreeing * 100 >= seen * kAgreeing;
}

// As many as there may be rows before a table's.
std::string_view first_lines(std::string_view head) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < kMostRowsBefore && end < head.size(); ++i) {
    end = std::min(head.find('\n', end), head.size() - 1) + 1;
  }
  return head.substr(0, end);
}

// Two rows in a row are equally wide.
bool first_rows_agree(std::string_view head, char delimiter) {
  RowReader rows(head, delimiter);
  TableRow row;
  std::size_t before = 0;
  for (std::size_t i = 0; i < kMostRowsBefore && rows.next(row); ++i) {
    if (row.size() >= kFewestColumns && row.size() == before) return true;
    before = row.size();
  }
  return false;
}

// What the first lines of a text, at most kFirstLines, say of each delimiter.
class FirstLines {
 public:
  explicit FirstLines(std::string_view lines)
      : returns_(lines.find('\r') != std::string_view::npos) {
    take_quotes(lines);
    Counts before = 0;
    for (std::size_t at = 0; at < lines.size();) {
      Counts counts = 0;
      while (at < lines.size() && lines[at] != '\n') {
        counts += kOne[static_cast<unsigned char>(lines[at++])];
      }
      ++at;
      compare(counts, std::exchange(before, counts));
    }
  }

  // No cell is quoted, so that lines are rows.
  [[nodiscard]] bool are_rows(std::size_t delimiter) const {
    return !returns_ && !quoted_[delimiter];
  }
  // Two lines in a row have equally many cells.
  [[nodiscard]] bool agree(std::size_t delimiter) const { return agree_[delimiter]; }

 private:
  using Counts = std::uint64_t;  // 16 bits for each delimiter
  static constexpr unsigned kCountBits = 16;
  static constexpr auto kOne = [] {
    std::array<Counts, 256> one{};
    for (std::size_t i = 0; i < kDelimiters.size(); ++i) {
      one[static_cast<unsigned char>(kDelimiters[i])] = Counts{1} << (kCountBits * i);
    }
    return one;
  }();

  // A quote says nothing but at the beginning of a cell, behind blanks.
  void take_quotes(std::string_view lines) {
    for (std::size_t at = lines.find('"'); at != std::string_view::npos;
         at = lines.find('"', at + 1)) {
      const std::size_t last =
          at == 0 ? std::string_view::npos : lines.find_last_not_of(' ', at - 1);
      const char before = last == std::string_view::npos ? '\n' : lines[last];
      for (std::size_t i = 0; i < kDelimiters.size(); ++i) {
        quoted_[i] = quoted_[i] || before == '\n' || before == kDelimiters[i];
      }
    }
  }

  void compare(Counts counts, Counts before) {
    for (std::size_t i = 0; i < kDelimiters.size(); ++i) {
      const auto here = static_cast<std::uint16_t>(counts >> (kCountBits * i));
      const auto there = static_cast<std::uint16_t>(before >> (kCountBits * i));
      agree_[i] = agree_[i] || (here == there && here + 1U >= kFewestColumns);
    }
  }

  std::array<bool, kDelimiters.size()> quoted_{}, agree_{};
  bool returns_;
};

// A table's columns, and a reader that stands before its first row of values.
struct Table {
  TableColumns columns;
  RowReader rows;
  std::size_t width;
};

std::optional<Table> with_header(std::string_view text, const Layout& layout, bool by_name,
                                 std::string_view name, const KeyFilter& keys) {
  RowReader rows(text, layout.delimiter);
  TableRow row;
  for (std::size_t i = 0; i < kMostRowsBefore && rows.next(row); ++i) {
    if (!may_be_header(row, layout.width) || is_blank(row)) continue;
    if (!by_name && (row.size() < kFewestColumns || !rows_agree(rows, row.size()))) continue;
    TableColumns columns(row, name, keys, TableColumns::Named::by_file);
    const bool names = std::ranges::none_of(row, looks_like_value) || columns.telling() > 0;
    if (names && !columns.empty()) return Table{std::move(columns), rows, layout.width};
  }
  return std::nullopt;
}

std::optional<Table> without_header(std::string_view text, const Layout& layout, bool by_name,
                                    std::string_view name) {
  RowReader rows(text.substr(0, kSampledBytes), layout.delimiter);
  std::vector<TableRow> sample;
  TableRow row;
  std::size_t seen = 0;
  while (sample.size() < kMostSampled && rows.next(row)) {
    if (is_blank(row)) continue;
    ++seen;
    if (row.size() == layout.width) sample.push_back(row);
  }
  const bool agree = sample.size() * 100 >= seen * kAgreeing;
  if (!agree || (!by_name && layout.width < kFewestColumns)) return std::nullopt;
  const auto keys = keys_of_cells(sample, role_of_table(name));
  TableColumns columns(keys);
  if (columns.empty()) return std::nullopt;
  return Table{std::move(columns), RowReader(text, layout.delimiter), layout.width};
}

}  // namespace

// Without a name that says so, two rows in a row must be alike.
bool delimited_wanted(const Document& document, std::span<const Hit>) {
  if (has_suffix(document.path, suffixes::kTables)) return true;
  const std::string_view head = document.text.substr(0, kFirstLines);
  const FirstLines lines(first_lines(head));
  for (std::size_t i = 0; i < kDelimiters.size(); ++i) {
    const bool agree = lines.are_rows(i) ? lines.agree(i) : first_rows_agree(head, kDelimiters[i]);
    if (agree) return true;
  }
  return false;
}

void read_delimited(const Document& document, const KeyFilter& keys, Fields& fields) {
  const bool by_name = has_suffix(document.path, suffixes::kTables);
  const std::string name = by_name ? table_name_of_path(document.path) : std::string();
  const std::vector<Layout> layouts = layouts_of(document.text);
  if (by_name && layouts.front().width == RowReader::kMostCells) fields.cut_off_here();
  std::optional<Table> table;
  for (const Layout& layout : layouts) {
    if (table && layout.rows == 0) break;  // it parts no row: the whole header would be one name
    auto found = with_header(document.text, layout, by_name, name, keys);
    if (found && (!table || found->columns.telling() > table->columns.telling())) {
      table = std::move(found);
    }
  }
  if (!table) table = without_header(document.text, layouts.front(), by_name, name);
  if (!table) return;
  TableRow row;
  while (table->rows.next(row)) {
    if (row.size() == RowReader::kMostCells) fields.cut_off_here();
    if (!is_remark(row, table->width)) table->columns.add_row(row, document.text, fields);
  }
}

}  // namespace phiward
