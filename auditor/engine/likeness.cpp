#include "auditor/engine/likeness.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::size_t kShortest = 4;  // letters and digits

// '9' for each digit and 'a' for each letter, and where they stand in the text.
struct Outline {
  std::string kinds;
  std::vector<std::size_t> places;
};

Outline outline_of(std::string_view text) {
  Outline outline;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_alphanumeric(text[at])) continue;
    outline.kinds += is_digit(text[at]) ? '9' : 'a';
    outline.places.push_back(at);
  }
  return outline;
}

std::string kinds_of(std::string_view shape) {
  std::string kinds;
  for (const char c : shape) {
    if (c == '#' || is_letter(c)) kinds += c == '#' ? '9' : 'a';
  }
  return kinds;
}

// A word is not looked for within words.
bool cuts_word(std::string_view name, Span place) {
  const auto letter = [name](std::size_t at) { return at < name.size() && is_letter(name[at]); };
  return (letter(place.begin) && place.begin > 0 && letter(place.begin - 1)) ||
         (letter(place.end - 1) && letter(place.end));
}

}  // namespace

std::vector<Span> likenesses(std::string_view name, std::string_view shape) {
  std::vector<Span> spans;
  const std::string kinds = kinds_of(shape);
  if (kinds.size() < kShortest) return spans;
  const Outline outline = outline_of(name);
  for (std::size_t at = outline.kinds.find(kinds); at != std::string::npos;
       at = outline.kinds.find(kinds, at + 1)) {
    const Span place{outline.places[at], outline.places[at + kinds.size() - 1] + 1};
    if (!cuts_word(name, place)) spans.push_back(place);
  }
  return spans;
}

}  // namespace phiward
