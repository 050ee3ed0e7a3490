// Many places, one finding: what holds the same value, found by the same rule on the same
// surface, path and member, is one finding with a count, located where it came in first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <tuple>
#include <unordered_set>
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
  struct Place {
    GatheredFinding finding;
    std::uint64_t order = 0;
    std::tuple<std::uint64_t, std::uint32_t, std::uint32_t> judged_at;  // order, line, column
  };
  // What makes two places one finding, asked of places and of findings to come.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const LocatedFinding& located) const;
    std::size_t operator()(const Place* place) const { return (*this)(place->finding); }
  };
  struct Same {
    using is_transparent = void;
    bool operator()(const LocatedFinding& a, const LocatedFinding& b) const;
    bool operator()(const Place* a, const Place* b) const {
      return (*this)(a->finding, b->finding);
    }
    bool operator()(const LocatedFinding& a, const Place* b) const {
      return (*this)(a, b->finding);
    }
    bool operator()(const Place* a, const LocatedFinding& b) const {
      return (*this)(a->finding, b);
    }
  };

  [[nodiscard]] std::vector<Place*> in_order();

  std::deque<Place> places_;
  std::unordered_set<Place*, Hash, Same> known_;  // all of places_
};

}  // namespace phiward
