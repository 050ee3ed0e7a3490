// Writes a table as text that the readers of tables understand and the line matcher too: cells
// are separated by tabs, rows by line ends; nothing else is quoted, so that JSON in a cell
// stays JSON. Long tables become several parts, each with the header.
#pragma once

#include <string>
#include <string_view>

#include "auditor/unpack/parts.hpp"

namespace phiward {

// Makes parts called `name`, "name (2)", … One thread.
class TableText {
 public:
  TableText(std::string name, Parts& parts) : name_(std::move(name)), parts_(parts) {}

  void add_cell(std::string_view text);
  // The first row is the header.
  void end_row();
  // What is left becomes the last part.
  void finish();

 private:
  void flush();

  std::string name_;
  Parts& parts_;
  std::string header_, text_, row_;
  bool row_begun_ = false;
  std::size_t written_ = 0;  // parts
};

}  // namespace phiward
