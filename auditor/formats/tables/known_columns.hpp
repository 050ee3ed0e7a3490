// The columns of tables that were met before: dumps say the same before every row, and every
// version of a file has the same tables.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "auditor/formats/tables/columns.hpp"

namespace phiward {

// Bounded: what is forgotten is made again. Not to be shared between threads.
class KnownColumns {
 public:
  // REQUIRES: `keys` outlives this.
  explicit KnownColumns(const KeyFilter& keys) : keys_(keys) {}

  // As TableColumns's constructor of the same arguments makes them; never null.
  [[nodiscard]] std::shared_ptr<const TableColumns> of(std::span<const std::string_view> headers,
                                                       std::string_view table);

 private:
  void ask(std::string_view name);

  const KeyFilter& keys_;
  std::unordered_map<std::string, std::shared_ptr<const TableColumns>> known_;  // by what is asked
  std::string asked_;
};

}  // namespace phiward
