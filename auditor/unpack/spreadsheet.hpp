// The sheets of an OOXML workbook (ECMA-376 part 1, 18): cells with the strings they refer to
// and with dates as dates.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "auditor/unpack/parts.hpp"

namespace phiward {

class Spreadsheet {
 public:
  // REQUIRES: `members` outlives it. Without a workbook there is nothing to write.
  explicit Spreadsheet(const std::vector<Part>& members);

  // True if the member is a sheet, which was written as "sheet NAME", or one that only serves
  // the sheets.
  bool write(const Part& member, Parts& parts);

  // Strings that no cell refers to are still in the file.
  void write_unused_strings(Parts& parts) const;

 private:
  friend class SheetReading;

  void read_strings(const std::string& xml);
  void read_styles(const std::string& xml);
  void read_names(const std::string& workbook, const std::string& relations);

  std::vector<std::string> strings_;
  std::vector<bool> used_;
  std::vector<bool> is_date_;                 // by cell format
  std::map<std::string, std::string> names_;  // of sheets, by member
  bool from_1904_ = false;
  bool broken_ = false;
};

}  // namespace phiward
