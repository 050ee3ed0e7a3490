#include "rules/naming.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::array<std::string_view, 26> kPersonPrefixes = {
    "patient",   "pat",     "pt",        "member", "mem",         "subscriber", "sub",
    "insured",   "ins",     "gt",        "nok",    "beneficiary", "ben",        "bene",
    "enrollee",  "enr",     "guarantor", "ptn",    "spouse",      "mbr",        "subs",
    "dependent", "sbscrbr", "subscr",    "benef",  "claimant"};

constexpr std::array<std::string_view, 11> kNeutralSuffixes = {
    "number", "num", "no", "nbr", "nr", "value", "val", "text", "txt", "string", "str"};

constexpr std::size_t kMostWords = 12;  // of a name; more are not a name

bool begins_word(std::string_view name, std::size_t at) {
  const char here = name[at];
  const char before = name[at - 1];
  if (is_digit(here) != is_digit(before)) return true;
  if (!is_upper(here)) return false;
  return is_lower(before) || (at + 1 < name.size() && is_lower(name[at + 1]));
}

std::string join(std::span<const std::string> words) {
  std::string joined;
  for (const std::string& word : words) joined += word;
  return joined;
}

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  add_name_words(name, words);
  return words;
}

void add_name_words(std::string_view name, std::vector<std::string>& words) {
  for (std::size_t at = 0; at < name.size();) {
    if (!is_alphanumeric(name[at])) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < name.size() && is_alphanumeric(name[end]) && !begins_word(name, end)) ++end;
    std::string& word = words.emplace_back(name.substr(at, end - at));
    std::ranges::transform(word, word.begin(), to_lower);
    at = end;
  }
}

std::vector<std::string> spaced_words(const std::vector<std::string>& names) {
  std::vector<std::string> all;
  all.reserve(names.size());
  for (const std::string& name : names) {
    std::string& spaced = all.emplace_back();
    for (const std::string& word : name_words(name)) {
      if (!spaced.empty()) spaced += ' ';
      spaced += word;
    }
  }
  return all;
}

std::span<const std::string_view> person_prefixes() { return kPersonPrefixes; }
std::span<const std::string_view> neutral_suffixes() { return kNeutralSuffixes; }

bool is_person_prefix(std::string_view word) { return contains(kPersonPrefixes, word); }

std::vector<std::string> key_candidates(std::string_view name) {
  const std::vector<std::string> words = name_words(name);
  std::vector<std::string> candidates;
  if (words.empty() || words.size() > kMostWords) return candidates;

  std::size_t shortest = words.size();  // with every neutral suffix and number left out
  while (shortest > 1 &&
         (contains(kNeutralSuffixes, words[shortest - 1]) || all_digits(words[shortest - 1]))) {
    --shortest;
  }
  for (std::size_t first = 0; first < words.size(); ++first) {
    for (std::size_t last = words.size(); last >= shortest && last > first; --last) {
      candidates.push_back(join(std::span(words).subspan(first, last - first)));
    }
  }
  // "ptdob" in one word.
  for (const std::string_view prefix : kPersonPrefixes) {
    const std::string& joined = words.front();
    if (words.size() == 1 && joined.size() > prefix.size() && joined.starts_with(prefix)) {
      candidates.push_back(joined.substr(prefix.size()));
    }
  }
  return candidates;
}

}  // namespace phiward
