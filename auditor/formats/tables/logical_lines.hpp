// The lines a text has once string literals of source code are seen through: "a\nb" is two.
#pragma once

#include <cstddef>
#include <string_view>

namespace phiward {

class LogicalLines {
 public:
  explicit LogicalLines(std::string_view text);

  // Lines end at line ends and at the escapes of line ends in literals. They borrow from the
  // text and lack what surrounds them in source code: blanks, comment marks, quotes, and the
  // operators and brackets of literals. False at the end.
  bool next(std::string_view& line);

 private:
  std::string_view next_piece();

  std::string_view text_;
  std::size_t escape_ = 0;  // where the next escape of a line end begins, from at_ on
  std::size_t at_ = 0;
  std::size_t line_end_ = 0;  // of the line at_ stands in
  char quote_ = '\0';         // of the literal at_ stands in
};

}  // namespace phiward
