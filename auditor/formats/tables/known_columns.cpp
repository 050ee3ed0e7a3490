#include "auditor/formats/tables/known_columns.hpp"

#include <array>
#include <bit>

namespace phiward {
namespace {

constexpr std::size_t kMostKnown = 1024;         // tables
constexpr std::size_t kLongestKnown = 2 * 1024;  // bytes of names; longer ones are not remembered

}  // namespace

std::shared_ptr<const TableColumns> KnownColumns::of(std::span<const std::string_view> headers,
                                                     std::string_view table) {
  asked_.clear();
  ask(table);
  for (const std::string_view header : headers) {
    ask(header);
    if (asked_.size() > kLongestKnown) return std::make_shared<TableColumns>(headers, table, keys_);
  }
  if (const auto found = known_.find(asked_); found != known_.end()) return found->second;
  if (known_.size() == kMostKnown) known_.clear();
  auto columns = std::make_shared<const TableColumns>(headers, table, keys_);
  known_.emplace(asked_, columns);
  return columns;
}

// Where a name ends is told by its size.
void KnownColumns::ask(std::string_view name) {
  const auto size = std::bit_cast<std::array<char, sizeof(std::size_t)>>(name.size());
  asked_.append(size.data(), size.size()).append(name);
}

}  // namespace phiward
