// Tells documents of a format by a word that they all hold.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>

#include "auditor/formats/reader.hpp"
#include "rules/ascii.hpp"

namespace phiward {

// Several times as fast as string_view::find where the first letter of the word is a common one.
inline std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0) {
  if (from >= text.size()) return std::string_view::npos;  // memmem takes no null
  const void* at = ::memmem(text.data() + from, text.size() - from, word.data(), word.size());
  return at == nullptr ? std::string_view::npos
                       : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
}

// The first of two bytes; string_view::find_first_of calls a function for every byte it passes.
inline std::size_t find_either(std::string_view text, char a, char b, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    if (text[at] == a || text[at] == b) return at;
  }
  return std::string_view::npos;
}

inline bool holds(std::string_view text, std::string_view word) {
  return find_word(text, word) != std::string_view::npos;
}

// True if a word begins at `at`, also within a camelCase name or behind an escaped line end.
inline bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_letter(text[at - 1])) return true;
  return (is_upper(text[at]) && !is_upper(text[at - 1])) || (at > 1 && text[at - 2] == '\\');
}

// True if `marker`, one of the reader's in reader.cpp, stands in the document.
inline bool stands(const Document& document, std::string_view marker) {
  if (!document.markers) return holds(document.text, marker);
  return std::ranges::find(*document.markers, marker) != document.markers->end();
}

// True if something says that the document may hold values of patients: a word of theirs, or what
// does not stand in any software.
inline bool is_telling(const Document& document, std::span<const Hit> hits) {
  return document.of_patients || !std::ranges::all_of(hits, &Hit::common);
}

// True if `marker` stands in the first bytes, or, where something was found in the document or it
// speaks of patients, anywhere.
inline bool has_marker(const Document& document, std::span<const Hit> hits,
                       std::string_view marker) {
  constexpr std::size_t kFirstBytes = 8 * 1024;
  if (!stands(document, marker)) return false;
  return !hits.empty() || document.of_patients ||
         holds(document.text.substr(0, kFirstBytes), marker);
}

}  // namespace phiward
