#include "auditor/formats/tables/markup.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "auditor/formats/marker.hpp"
#include "auditor/formats/tables/column_statistics.hpp"
#include "auditor/formats/tables/known_columns.hpp"
#include "auditor/formats/tables/pairs.hpp"
#include "auditor/formats/xml/xml_reader.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::size_t kMostCells = 512;         // of one row
constexpr std::size_t kMostTables = 16;         // inside one another
constexpr std::size_t kFirstBytes = 16 * 1024;  // looked at where nothing was found

class MarkupReader {
 public:
  MarkupReader(std::string_view text, const KeyFilter& keys, Fields& fields)
      : text_(text), keys_(keys), fields_(fields) {}

  void open(std::string_view element) {
    if (is(element, "table") || is(element, "dl")) {
      if (tables_.size() == kMostTables) tables_.pop_back();
      tables_.emplace_back(text_, keys_, fields_);
    }
    if (tables_.empty()) return;
    Table& table = tables_.back();
    if (is(element, "tr")) end_row(table);
    const bool name = is(element, "th") || is(element, "dt");
    if ((name || is(element, "td") || is(element, "dd")) && table.cells.size() < kMostCells) {
      table.cells.push_back({text_.substr(0, 0), name});
      table.in_cell = true;
    }
  }

  // Of several texts in one cell the longest is its value.
  void text(std::string_view value) {
    if (tables_.empty() || !tables_.back().in_cell) return;
    std::string_view& cell = tables_.back().cells.back().text;
    if (value.size() > cell.size()) cell = value;
  }

  void close(std::string_view element) {
    if (tables_.empty()) return;
    Table& table = tables_.back();
    if (is(element, "th") || is(element, "td") || is(element, "dt") || is(element, "dd")) {
      table.in_cell = false;
    } else if (is(element, "tr")) {
      end_row(table);
    } else if (is(element, "table") || is(element, "dl")) {
      end_table();
    }
  }

  void finish() {
    while (!tables_.empty()) end_table();
  }

 private:
  struct Cell {
    std::string_view text;
    bool name;  // th or dt
  };
  struct Table {
    Table(std::string_view text, const KeyFilter& keys, Fields& fields)
        : pairs(text, keys, fields) {}
    std::vector<Cell> cells;  // of the row, or of the list
    std::shared_ptr<const TableColumns> columns;
    TablePairs pairs;
    bool in_cell = false;
  };

  static bool is(std::string_view element, std::string_view lower_case_name) {
    return std::ranges::equal(element, lower_case_name, {}, to_lower);
  }

  void end_row(Table& table) {
    table.in_cell = false;
    if (table.cells.empty()) return;
    TableRow row;
    for (const Cell& cell : table.cells) row.push_back(cell.text);
    const bool names = std::ranges::all_of(table.cells, &Cell::name);
    const bool mixed = !names && std::ranges::any_of(table.cells, &Cell::name);
    if (names || (!table.columns && !mixed)) {
      table.columns = keys_.columns().of(row, {});
    } else if (table.columns) {
      table.columns->add_row(row, text_, fields_);
    }
    add_pairs(table);
    table.cells.clear();
  }

  // <th>name</th><td>value</td>, once or several times a row, or two cells.
  static void add_pairs(Table& table) {
    const bool two = table.cells.size() == 2;
    for (std::size_t i = 0; i + 1 < table.cells.size(); ++i) {
      const bool pair = table.cells[i].name && !table.cells[i + 1].name;
      if (pair || two) table.pairs.add(table.cells[i].text, table.cells[i + 1].text);
    }
  }

  void end_table() {
    end_row(tables_.back());
    const auto& columns = tables_.back().columns;
    if (!columns || columns->empty()) tables_.back().pairs.end_record();
    tables_.pop_back();
  }

  std::string_view text_;
  const KeyFilter& keys_;
  Fields& fields_;
  std::vector<Table> tables_;
};

}  // namespace

bool markup_tables_wanted(const Document& document, std::span<const Hit> hits) {
  const std::string_view head = document.text.substr(0, kFirstBytes);
  for (const std::string_view marker : {"<td", "<th", "<TD", "<TH", "<dt", "<dd"}) {
    if (stands(document, marker) && (!hits.empty() || holds(head, marker))) return true;
  }
  return false;
}

void read_markup_tables(const Document& document, const KeyFilter& keys, Fields& fields) {
  MarkupReader reader(document.text, keys, fields);
  XmlReader xml(document.text);
  XmlEvent event{};
  while (xml.next(event)) {
    if (event.kind == XmlEvent::Kind::open) reader.open(event.name);
    if (event.kind == XmlEvent::Kind::text) reader.text(event.value);
    if (event.kind == XmlEvent::Kind::close) reader.close(event.name);
  }
  reader.finish();
}

}  // namespace phiward
