// Tables that stand on their side: names in one column, their values in the next.
#pragma once

#include <string_view>
#include <vector>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/key_filter.hpp"
#include "auditor/formats/tables/column_statistics.hpp"

namespace phiward {

class TablePairs {
 public:
  static constexpr std::size_t kMost = 512;  // of one record; further ones are dropped

  // Borrows all.
  TablePairs(std::string_view text, const KeyFilter& keys, Fields& fields)
      : text_(text), keys_(keys), fields_(fields) {}

  void add(std::string_view name, std::string_view value);

  // Adds the values of one individual, if their names tell that they are one's.
  void end_record();
  void forget();

 private:
  std::string_view text_;
  const KeyFilter& keys_;
  Fields& fields_;
  std::vector<std::string_view> names_;
  TableRow values_;
};

}  // namespace phiward
