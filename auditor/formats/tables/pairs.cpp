#include "auditor/formats/tables/pairs.hpp"

#include "auditor/formats/tables/known_columns.hpp"

namespace phiward {

void TablePairs::add(std::string_view name, std::string_view value) {
  if (names_.size() == kMost) return;
  names_.push_back(name);
  values_.push_back(value);
}

void TablePairs::end_record() {
  const auto columns = keys_.columns().of(names_, {});
  if (columns->telling() > 0) columns->add_row(values_, text_, fields_);
  forget();
}

void TablePairs::forget() {
  names_.clear();
  values_.clear();
}

}  // namespace phiward
