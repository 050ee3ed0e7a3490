#include "auditor/formats/sql_unlisted.hpp"

namespace phiward {
namespace {

constexpr std::size_t kEnough = 200;  // rows
constexpr std::size_t kMostTables = 1000;

}  // namespace

void SqlUnlisted::add(std::string_view name, const TableRow& row) {
  if (tables_.size() >= kMostTables && !tables_.contains(name)) return;
  Table& table = tables_[name];
  table.name = name;
  if (table.columns) {
    if (!table.columns->empty()) table.columns->add_row(row, text_, fields_);
    return;
  }
  table.waiting.push_back(row);
  if (table.waiting.size() == kEnough) decide(table);
}

void SqlUnlisted::finish() {
  for (auto& [name, table] : tables_) {
    if (!table.columns) decide(table);
  }
}

void SqlUnlisted::decide(Table& table) {
  table.columns.emplace(keys_of_cells(table.waiting, role_of_table(table.name)));
  if (!table.columns->empty()) {
    for (const TableRow& row : table.waiting) table.columns->add_row(row, text_, fields_);
  }
  table.waiting.clear();
}

}  // namespace phiward
