// What the columns of a table hold: by their headers, and by the company they keep. A column
// "name" is a patient's beside "mrn", a provider's beside "npi", and anybody's beside "price".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/key_filter.hpp"

namespace phiward {

constexpr std::size_t kLongestCell = 256;  // bytes; longer ones are prose: the line matcher's

class TableColumns {
 public:
  // `table` is what the table is called; it may be empty. The name of a file says less than the
  // headers do.
  enum class Named : bool { by_table, by_file };
  TableColumns(std::span<const std::string_view> headers, std::string_view table,
               const KeyFilter& keys, Named named = Named::by_table);

  // For a table without headers: the keys that its cells suggest, empty where they do not.
  explicit TableColumns(std::span<const std::string> keys);

  // No column is wanted by any rule.
  [[nodiscard]] bool empty() const { return columns_.empty(); }

  // How many columns have a header that says by itself what stands below ("ssn", "last_name").
  [[nodiscard]] std::size_t telling() const { return telling_; }

  // Adds the cells of one individual. Cells borrow from `text`; a row may be short.
  void add_row(std::span<const std::string_view> cells, std::string_view text,
               Fields& fields) const;

 private:
  struct Column {
    std::size_t index;
    std::string name;
    std::string key;
    std::string number_key;  // for cells with a digit, if they are called otherwise
    bool (*is_address)(std::string_view cell) = nullptr;  // of a patient's street or city
  };
  std::vector<Column> columns_;
  std::size_t telling_ = 0;
};

// The person whose table it is, as a word that rules know ("patient", "physician"); empty if the
// name does not tell.
[[nodiscard]] std::string_view role_of_table(std::string_view table);

// "db/seeds/patients.csv" is called "patients", "seeds.zip!a/patients.csv" "seeds patients".
[[nodiscard]] std::string table_name_of_path(std::string_view path);

}  // namespace phiward
