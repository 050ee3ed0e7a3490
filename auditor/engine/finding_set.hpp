// Many places, one finding: what holds the same value, found by the same rule on the same
// surface, path and member, is one finding with a count, located where it came in first.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "auditor/engine/audit_report.hpp"

namespace phiward {

// With the numbers of all objects that hold it.
struct GatheredFinding : LocatedFinding {
  std::vector<std::uint32_t> carriers;
};

class FindingSet {
 public:
  // `order` says which place is the first: commits count up from the oldest.
  void add(LocatedFinding finding, std::uint64_t order,
           std::span<const std::uint32_t> carriers = {});

  // By outcome, path, member, line, column, rule; the set is empty afterwards.
  [[nodiscard]] std::vector<GatheredFinding> take();

 private:
  using Key = std::tuple<std::string, std::string, Surface, std::string, std::string, std::string>;
  struct Place {
    LocatedFinding finding;
    std::vector<std::uint32_t> carriers;
    std::uint64_t order = 0;
    std::tuple<std::uint64_t, std::uint32_t, std::uint32_t> judged_at;  // order, line, column
  };
  std::map<Key, Place> places_;
};

}  // namespace phiward
