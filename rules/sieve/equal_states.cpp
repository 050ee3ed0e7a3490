#include "rules/sieve/equal_states.hpp"

#include <cstddef>
#include <map>
#include <utility>

namespace phiward::sieve {

// A group is parted until each of its states leads to the same groups.
std::vector<std::uint16_t> group_equal_states(const Rows& rows, std::vector<std::uint16_t> kinds) {
  std::vector<std::uint16_t> groups = std::move(kinds);
  std::size_t count = 0;
  while (true) {
    std::map<std::vector<std::uint16_t>, std::uint16_t> known;
    std::vector<std::uint16_t> parted;
    parted.reserve(rows.size());
    for (std::size_t state = 0; state < rows.size(); ++state) {
      std::vector<std::uint16_t> leads{groups[state]};
      for (const std::uint16_t next : rows[state]) leads.push_back(groups[next]);
      const auto number = static_cast<std::uint16_t>(known.size());
      parted.push_back(known.try_emplace(std::move(leads), number).first->second);
    }
    groups = std::move(parted);
    if (known.size() == count) return groups;
    count = known.size();
  }
}

}  // namespace phiward::sieve
