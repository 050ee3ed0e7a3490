#include "auditor/formats/known_names.hpp"

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kMost = 8;
constexpr std::size_t kShortest = 4;  // bytes

bool is_word_at(std::string_view text, std::size_t at, std::size_t size) {
  return (at == 0 || !is_alphanumeric(text[at - 1])) &&
         (at + size == text.size() || !is_alphanumeric(text[at + size]));
}

}  // namespace

void KnownNames::add(std::string_view name) {
  const bool sought = name.size() >= kShortest && std::ranges::all_of(name, is_letter);
  if (!sought || names_.size() == kMost) return;
  std::string folded = lower_case(name);
  if (std::ranges::find(names_, folded) == names_.end()) names_.push_back(std::move(folded));
}

std::vector<KnownNames::Place> KnownNames::places_in(std::string_view text) const {
  std::vector<Place> places;
  if (names_.empty()) return places;
  const std::string folded = lower_case(text);
  for (const std::string& name : names_) {
    for (std::size_t at = folded.find(name); at != kNone;
         at = folded.find(name, at + name.size())) {
      if (is_word_at(folded, at, name.size())) places.push_back({at, at + name.size()});
    }
  }
  return places;
}

bool KnownNames::holds_word(std::string_view text, std::string_view word) {
  const std::size_t at = text.find(word);
  return at != kNone && is_word_at(text, at, word.size());
}

}  // namespace phiward
