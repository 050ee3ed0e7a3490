// A table made by people: a title may stand above the header, and two columns are often a
// form. Writes each as what it is.
#pragma once

#include <string>
#include <vector>

#include "auditor/unpack/parts.hpp"
#include "auditor/unpack/table_text.hpp"

namespace phiward {

// Makes the parts "NAME" (see TableText), and "NAME, title" for lines above the header; of a
// form only "NAME", with lines "label: value". One thread.
class SheetText {
 public:
  using Row = std::vector<std::string>;

  SheetText(std::string name, Parts& parts)
      : name_(std::move(name)), parts_(parts), table_(name_, parts) {}

  void add_row(Row row);
  void finish();

 private:
  void decide();
  void write_form();
  void write_row(const Row& row);

  std::string name_;
  Parts& parts_;
  TableText table_;
  std::vector<Row> first_;  // the rows before it is known what this is
  std::size_t held_ = 0;    // bytes in first_
  bool decided_ = false;
};

}  // namespace phiward
