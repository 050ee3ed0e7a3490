// What stands in a table without headers, by its cells. No cell decides: a column is judged by
// how many of its cells have a shape, and the table by which columns stand side by side.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {

using TableRow = std::vector<std::string_view>;

// A key of rules for each column, empty where the cells do not tell. All empty unless the table
// shows that it is about patients: by numbers that only they have, or by names with birthdays.
// `role` is whose table it is, if its name says so.
[[nodiscard]] std::vector<std::string> keys_of_cells(std::span<const TableRow> rows,
                                                     std::string_view role);

}  // namespace phiward
