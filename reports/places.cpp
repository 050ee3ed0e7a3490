#include "reports/places.hpp"

#include <cstddef>
#include <map>
#include <string_view>
#include <tuple>

#include "reports/figures.hpp"
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

// "main", "tag v1.0"
std::string ref_in_words(std::string_view name) {
  constexpr std::string_view kHeads = "refs/heads/";
  constexpr std::string_view kTags = "refs/tags/";
  if (name.starts_with(kHeads)) return printable(name.substr(kHeads.size()));
  if (name.starts_with(kTags)) return "tag " + printable(name.substr(kTags.size()));
  return printable(name);
}

std::string in_words(const RefList& refs) {
  if (refs.names.empty()) return counted(refs.count, "ref", "refs");
  const std::string first = ref_in_words(refs.names.front());
  if (refs.count <= 1) return first;
  return first + " and " + counted(refs.count - 1, "more ref", "more refs");
}

bool easier(const Exposure& a, const Exposure& b) {
  return std::tie(a.tips.count, a.refs.count) > std::tie(b.tips.count, b.refs.count);
}

}  // namespace

std::string exposure_of(const Place& place) {
  const Exposure* easiest = nullptr;
  for (const LocatedFinding* located : place.findings) {
    if (!located->exposure) continue;
    if (easiest == nullptr || easier(*located->exposure, *easiest))
      easiest = located->exposure.get();
  }
  if (easiest == nullptr) return {};
  const bool message = place.first().path.empty() && place.first().surface != Surface::blob;
  if (easiest->tips.count > 0 && !message) return "there now: " + in_words(easiest->tips);
  const std::string reached = easiest->refs.count == 0
                                  ? "no ref leads to it"
                                  : "in the history of " + in_words(easiest->refs);
  return message ? reached : "until commit " + short_id(easiest->last_commit) + ", " + reached;
}

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
