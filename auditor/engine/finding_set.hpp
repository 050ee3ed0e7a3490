// Many places, one finding: what holds the same value, found by the same rule on the same
// surface, path and member, is one finding with a count, located where it came in first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "auditor/engine/audit_report.hpp"
#include "auditor/git/object_id.hpp"

namespace phiward {

// One place that holds a value. Borrows; used during one call.
struct Occurrence {
  const Finding& finding;
  Surface surface = Surface::blob;
  std::string_view path;  // of this and `member`: as in LocatedFinding
  std::string_view member;
  const ObjectId* commit = nullptr;
  const ObjectId* object = nullptr;
  std::uint64_t order = 0;  // of places: commits count up from the oldest
};

// With the numbers of all objects that hold it.
struct GatheredFinding : LocatedFinding {
  std::vector<std::uint32_t> carriers;
  std::shared_ptr<Exposure> exposed = {};  // to become its exposure
};

class FindingSet {
 public:
  // The place of the least order is shown, of the same order the first in the text.
  void add(const Occurrence& found, std::span<const std::uint32_t> carriers = {});

  // By outcome, path, member, line, column, rule; the set is empty afterwards.
  [[nodiscard]] std::vector<GatheredFinding> take();

 private:
  struct Place {
    GatheredFinding finding;
    std::uint64_t order = 0;
    std::tuple<std::uint64_t, std::uint32_t, std::uint32_t> judged_at;  // order, line, column

    [[nodiscard]] Occurrence as_found() const {
      return {finding.finding, finding.surface, finding.path, finding.member};
    }
  };
  // What makes two places one finding, asked of places and of what is to come.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(const Occurrence& found) const;
    std::size_t operator()(const Place* place) const { return (*this)(place->as_found()); }
  };
  struct Same {
    using is_transparent = void;
    bool operator()(const Occurrence& a, const Occurrence& b) const;
    bool operator()(const Place* a, const Place* b) const { return a == b; }
    bool operator()(const Occurrence& a, const Place* b) const { return (*this)(a, b->as_found()); }
    bool operator()(const Place* a, const Occurrence& b) const { return (*this)(a->as_found(), b); }
  };

  Place& add_place(const Occurrence& found);
  [[nodiscard]] std::vector<Place*> in_order();

  std::deque<Place> places_;
  std::unordered_set<Place*, Hash, Same> known_;  // all of places_
};

}  // namespace phiward
