#include "reports/places.hpp"

#include <cstddef>
#include <map>
#include <string_view>
#include <tuple>

#include "reports/wording.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

using Key =
    std::tuple<Surface, std::string_view, std::string_view, std::string_view, std::string_view>;

// Messages have no path; the object that holds them tells them apart.
Key key_of(const LocatedFinding& located) {
  const std::string_view object = located.path.empty() ? located.blob : std::string_view{};
  return {located.surface, located.path, located.member, located.commit, object};
}

}  // namespace

std::vector<Place> group_by_place(std::span<const LocatedFinding* const> findings) {
  std::vector<Place> places;
  std::map<Key, std::size_t> index;
  for (const LocatedFinding* located : findings) {
    const auto [entry, is_new] = index.try_emplace(key_of(*located), places.size());
    if (is_new) places.emplace_back();
    places[entry->second].findings.push_back(located);
  }
  return places;
}

std::string name_of(const Place& place) {
  const LocatedFinding& located = place.first();
  const std::string surface(words_for(located.surface));
  const std::string path = printable(path_with_member(located));
  if (path.empty()) {
    return located.surface == Surface::blob ? surface + " " + short_id(located.blob) : surface;
  }
  return located.surface == Surface::blob ? path : surface + ": " + path;
}

}  // namespace phiward
