#include "rules/gates.hpp"

#include <algorithm>
#include <string>

#include "rules/ascii.hpp"
#include "rules/context_words.hpp"

namespace phiward {
namespace {

std::string any_of(std::span<const std::string_view> words) {
  std::string pattern;
  for (const std::string_view word : words) {
    if (!pattern.empty()) pattern += '|';
    pattern += word;
  }
  return "(?:^|[^A-Za-z0-9])(?i:" + pattern + ")(?:$|[^A-Za-z0-9])";
}

// Also joined to other words, but for impatience.
std::string any_patient_word() {
  return any_of(patient_words_alone()) + "|(?:^|[^m]|[^Ii]m)[Pp]atient|PATIENT";
}

// At the beginning of a word, also of one joined to others or behind an escaped line end: not in
// "remember".
std::string any_member_word() {
  std::string any;
  std::string capital;
  for (const std::string_view word : member_words()) {
    const std::string separator = any.empty() ? "" : "|";
    const char upper = to_upper(word.front());
    const std::string_view rest = word.substr(1);
    any.append(separator).append({'[', upper, word.front(), ']'}).append(rest);
    capital.append(separator).append(1, upper).append(rest);
  }
  return "(?:^|[^A-Za-z]|\\\\[A-Za-z])(?:" + any + ")|(?:^|[^A-Z])(?:" + capital + ")";
}

// A pattern of these bytes.
std::string literally(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    if (!is_alphanumeric(c)) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

// The gates of `patterns`, but that of names, by their numbers.
std::vector<std::string> numbered(const Sieve::Patterns& patterns) {
  std::vector<std::string> all = patterns.words;
  all.insert(all.end(), patterns.markers.begin(), patterns.markers.end());
  all.insert(all.end(), patterns.shapes.begin(), patterns.shapes.end());
  return all;
}

// Those that `sieve` does not look for.
std::vector<std::size_t> lacking(const std::vector<std::string>& gates, const Sieve* sieve) {
  std::vector<std::size_t> others;
  for (std::size_t gate = 0; gate < gates.size(); ++gate) {
    if (sieve == nullptr ||
        std::ranges::find(sieve->gates(), gates[gate]) == sieve->gates().end()) {
      others.push_back(gate);
    }
  }
  return others;
}

std::vector<std::string> those(const std::vector<std::string>& gates,
                               const std::vector<std::size_t>& wanted) {
  std::vector<std::string> result;
  result.reserve(wanted.size());
  for (const std::size_t gate : wanted) result.push_back(gates[gate]);
  return result;
}

}  // namespace

Sieve::Patterns gate_patterns(const Catalog& catalog, std::span<const std::string_view> markers) {
  Sieve::Patterns patterns;
  patterns.words = {any_of(patient_hints()), any_patient_word(), any_member_word()};
  for (const std::string_view marker : markers) patterns.markers.push_back(literally(marker));
  for (const Rule& rule : catalog.rules()) {
    if (!rule.beside && !rule.weak) {
      patterns.shapes.insert(patterns.shapes.end(), rule.patterns.begin(), rule.patterns.end());
    }
    patterns.keys.insert(patterns.keys.end(), rule.keys.begin(), rule.keys.end());
  }
  return patterns;
}

Gates::Gates(const Sieve::Patterns& patterns, const Sieve* sieve)
    : sieve_(sieve),
      others_(lacking(numbered(patterns), sieve)),
      other_patterns_(those(numbered(patterns), others_)),
      names_(numbered(patterns).size()) {
  if (sieve == nullptr) return;
  names_everywhere_ = !std::ranges::all_of(patterns.keys, [&](const std::string& key) {
    return std::ranges::binary_search(sieve->keys(), key);
  });
  const std::vector<std::string> gates = numbered(patterns);
  for (const std::string& sieved : sieve->gates()) {
    std::vector<std::size_t>& same = sieved_.emplace_back();
    for (std::size_t gate = 0; gate < gates.size(); ++gate) {
      if (gates[gate] == sieved) same.push_back(gate);
    }
  }
  sieved_.emplace_back();
  if (!names_everywhere_) sieved_.back().push_back(names_);
}

std::vector<std::vector<std::size_t>> Gates::present_in(
    std::span<const std::string_view> texts) const {
  std::vector<std::vector<std::size_t>> present(texts.size());
  for (std::size_t text = 0; text < texts.size(); ++text) {
    for (const std::size_t other : other_patterns_.present_in(texts[text])) {
      present[text].push_back(others_[other]);
    }
    if (names_everywhere_) present[text].push_back(names_);
  }
  if (sieve_ != nullptr) {
    const std::vector<Sieve::Present> sieved = sieve_->present_in(texts);
    for (std::size_t text = 0; text < texts.size(); ++text) {
      const Sieve::Present& told = sieved[text];
      for (auto gate = told._Find_first(); gate < told.size(); gate = told._Find_next(gate)) {
        present[text].insert(present[text].end(), sieved_[gate].begin(), sieved_[gate].end());
      }
    }
  }
  for (auto& gates : present) std::ranges::sort(gates);
  return present;
}

}  // namespace phiward
