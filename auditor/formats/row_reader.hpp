// Splits delimited text into rows and cells: RFC 4180 and what programs make of it. Rows
// end with LF, CRLF or CR; a quoted cell may hold delimiters, line ends and doubled quotes.
// A quote that is not closed within 64 KiB is an ordinary character.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace phiward {

class RowReader {
 public:
  static constexpr std::size_t kMostCells = 16'384;  // of one row; further ones are dropped

  RowReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  // Replaces `cells` by those of the next row; false at the end. Cells borrow from the text
  // and lack surrounding spaces and quotes, and what spreadsheets put before numbers
  // (="007"). Doubled quotes stay doubled. A blank line is a row of one empty cell.
  bool next(std::vector<std::string_view>& cells);

 private:
  std::string_view next_cell();
  [[nodiscard]] std::size_t closing_quote(std::size_t from) const;
  [[nodiscard]] std::size_t end_of_cell(std::size_t from) const;

  std::string_view text_;
  std::size_t at_ = 0;
  char delimiter_;
};

}  // namespace phiward
