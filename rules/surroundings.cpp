#include "rules/surroundings.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

#include "rules/ascii.hpp"
#include "rules/context_words.hpp"
#include "rules/key_use.hpp"
#include "rules/naming.hpp"

namespace phiward {
namespace {

constexpr std::size_t kBefore = 60;       // bytes on the same line
constexpr std::size_t kBehind = 30;       // bytes on the same line
constexpr std::size_t kFarBefore = 300;   // bytes over several lines
constexpr std::size_t kFarBehind = 200;   // bytes over several lines
constexpr std::size_t kFarLines = 3;      // on either side
constexpr std::size_t kLongestWord = 32;  // bytes; longer ones are no words
constexpr std::size_t kUsualWords = 96;   // of so many bytes: growing would copy them often

std::size_t backwards(std::string_view text, std::size_t from, std::size_t most,
                      std::size_t lines) {
  std::size_t at = from;
  while (at > 0 && from - at < most) {
    if (text[at - 1] == '\n' && lines-- == 0) break;
    --at;
  }
  return at;
}

std::size_t forwards(std::string_view text, std::size_t from, std::size_t most, std::size_t lines) {
  std::size_t at = from;
  while (at < text.size() && at - from < most) {
    if (text[at] == '\n' && lines-- == 0) break;
    ++at;
  }
  return at;
}

std::size_t distance(Span word, Span value) {
  if (word.end <= value.begin) return value.begin - word.end;
  return word.begin >= value.end ? 2 * (word.begin - value.end) : 0;
}

template <class Accepts>
std::optional<NearWord> nearest(const std::vector<NearWord>& words, Accepts accepts) {
  const NearWord* best = nullptr;
  const auto rank = [](const NearWord& w) { return std::tuple(w.nearness, w.distance); };
  for (const NearWord& word : words) {
    if ((best == nullptr || rank(word) < rank(*best)) && accepts(word)) best = &word;
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

}  // namespace

Span line_around(std::string_view text, std::size_t at, std::size_t most) {
  return {backwards(text, at, most, 0), forwards(text, at, most, 0)};
}

Surroundings::Surroundings(std::string_view text, Span value, Span key) {
  const std::size_t anchor = key.empty() ? value.begin : std::min(key.begin, value.begin);
  const std::size_t name = key.empty() ? anchor : name_begin(text, anchor);
  const std::size_t near_begin = backwards(text, name, kBefore, 0);
  const std::size_t near_end = forwards(text, value.end, kBehind, 0);
  const std::size_t far_begin = backwards(text, near_begin, kFarBefore, kFarLines);
  const std::size_t far_end = forwards(text, near_end, kFarBehind, kFarLines);
  words_.reserve(kUsualWords);
  add_words(text, {far_begin, near_begin}, value, Nearness::nearby);
  add_words(text, {near_begin, name}, value, Nearness::same_line);
  if (!key.empty()) add_words(text, {name, key.end}, value, Nearness::in_name);
  add_words(text, {value.end, near_end}, value, Nearness::same_line);
  add_words(text, {near_end, far_end}, value, Nearness::nearby);
}

Surroundings::Surroundings(std::string_view name) { add_name(name); }

void Surroundings::add_name(std::string_view name) {
  add_words(name, {0, name.size()}, {name.size(), name.size()}, Nearness::in_name);
}

void Surroundings::add_words(std::string_view text, Span range, Span value, Nearness nearness) {
  std::vector<std::string> words;
  std::size_t at = range.begin;
  while (at < range.end) {
    std::size_t end = at;
    while (end < range.end && is_alphanumeric(text[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    if (end - at <= kLongestWord) {
      words.clear();
      add_name_words(text.substr(at, end - at), words);
      const std::size_t far = distance({at, end}, value);
      for (std::string& word : words) words_.push_back({std::move(word), nearness, far});
    }
    at = end;
  }
}

std::optional<NearWord> Surroundings::patient_word(bool or_institution) const {
  return nearest(words_, [=](const NearWord& near) {
    if (!or_institution && is_institution_word(near.word)) return false;
    if (!or_institution && near.nearness != Nearness::in_name && is_customer_word(near.word)) {
      return false;
    }
    return near.nearness == Nearness::in_name ? is_person_prefix(near.word)
                                              : is_patient_word(near.word);
  });
}

std::optional<NearWord> Surroundings::provider_word() const {
  // The "Dr" of "1200 Old Elm Dr" is a drive, that of "born 1961, seen by Dr" is not.
  const auto is_drive = [&](const NearWord& near) {
    static constexpr std::array<std::string_view, 8> kBeforePeople = {"and", "by",  "for", "from",
                                                                      "per", "saw", "to",  "with"};
    if (near.word != "dr") return false;
    const std::size_t at = static_cast<std::size_t>(&near - words_.data());
    if (at >= 1 && std::ranges::binary_search(kBeforePeople, words_[at - 1].word)) return false;
    return (at >= 2 && all_digits(words_[at - 2].word)) ||
           (at >= 3 && all_digits(words_[at - 3].word));
  };
  return nearest(
      words_, [&](const NearWord& near) { return is_provider_word(near.word) && !is_drive(near); });
}

std::optional<NearWord> Surroundings::phrase(
    std::span<const std::vector<std::string>> phrases) const {
  const auto has_word = [](const NearWord& near, const std::string& word) {
    return near.word == word;
  };
  std::vector<NearWord> found;
  for (const std::vector<std::string>& phrase : phrases) {
    if (phrase.empty()) continue;
    auto at = words_.begin();
    while (true) {
      at = std::search(at, words_.end(), phrase.begin(), phrase.end(), has_word);
      if (at == words_.end()) break;
      found.push_back(*at);
      at += static_cast<std::ptrdiff_t>(phrase.size());
    }
  }
  return nearest(found, [](const NearWord& near) { return near.nearness != Nearness::in_name; });
}

}  // namespace phiward
