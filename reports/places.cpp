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

std::string in_words(const NameList& refs) {
  if (refs.names.empty()) return counted(refs.count, "ref", "refs");
  const std::string first = ref_in_words(refs.names.front());
  if (refs.count <= 1) return first;
  return first + " and " + counted(refs.count - 1, "more ref", "more refs");
}

bool easier(const Exposure& a, const Exposure& b) {
  return std::tie(a.tips.count, a.refs.count) > std::tie(b.tips.count, b.refs.count);
}

bool at_more_paths(const Exposure& a, const Exposure& b) {
  return a.other_paths.count > b.other_paths.count;
}

// The first that comes before all others; none, if nothing is known of any.
const Exposure* first_of(const Place& place, bool (*before)(const Exposure&, const Exposure&)) {
  const Exposure* first = nullptr;
  for (const LocatedFinding* located : place.findings) {
    const Exposure* exposure = located->exposure.get();
    if (exposure != nullptr && (first == nullptr || before(*exposure, *first))) first = exposure;
  }
  return first;
}

}  // namespace

std::string exposure_of(const Place& place) {
  const Exposure* easiest = first_of(place, easier);
  if (easiest == nullptr) return {};
  const bool message = place.first().path.empty() && place.first().surface != Surface::blob;
  if (easiest->tips.count > 0 && !message) return "there now: " + in_words(easiest->tips);
  const std::string reached = easiest->refs.count == 0
                                  ? "no ref leads to it"
                                  : "in the history of " + in_words(easiest->refs);
  return message ? reached : "until commit " + short_id(easiest->last_commit) + ", " + reached;
}

std::string other_paths_of(const Place& place) {
  const Exposure* widest = first_of(place, at_more_paths);
  if (widest == nullptr || widest->other_paths.names.empty()) return {};
  const NameList& paths = widest->other_paths;
  const std::string first =
      (widest->moved ? "now at " : "also at ") + printable(paths.names.front());
  if (paths.count == 1) return first;
  return first + " and " + counted(paths.count - 1, "more path", "more paths");
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
