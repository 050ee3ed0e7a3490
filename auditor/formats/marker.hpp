// Tells documents of a format by a word that they all hold.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>

#include "auditor/formats/reader.hpp"

namespace phiward {

// Several times as fast as string_view::find where the first letter of the word is a common one.
inline bool holds(std::string_view text, std::string_view word) {
  // memmem takes no null, which an empty view may hold.
  return !text.empty() && ::memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
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
  const std::string_view looked_at =
      hits.empty() && !document.of_patients ? document.text.substr(0, kFirstBytes) : document.text;
  return holds(looked_at, marker);
}

}  // namespace phiward
