// Rows inserted into tables whose columns the document does not name. What stands in them is told
// by their cells, once there are enough of them or the document has ended.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/tables/column_statistics.hpp"
#include "auditor/formats/tables/columns.hpp"

namespace phiward {

class SqlUnlisted {
 public:
  // Borrows both.
  SqlUnlisted(std::string_view text, Fields& fields) : text_(text), fields_(fields) {}

  void add(std::string_view table, const TableRow& row);
  void finish();

 private:
  struct Table {
    std::string_view name;
    std::vector<TableRow> waiting;
    std::optional<TableColumns> columns;
  };
  void decide(Table& table);

  std::string_view text_;
  Fields& fields_;
  std::map<std::string_view, Table> tables_;
};

}  // namespace phiward
