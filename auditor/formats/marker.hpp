// Tells documents of a format by a word that they all hold.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "auditor/formats/reader.hpp"

namespace phiward {

// True if `marker` stands in the first bytes, or, where something was found in the document,
// anywhere.
inline bool has_marker(const Document& document, std::span<const Hit> hits,
                       std::string_view marker) {
  constexpr std::size_t kFirstBytes = 8 * 1024;
  const std::string_view looked_at =
      hits.empty() ? document.text.substr(0, kFirstBytes) : document.text;
  return looked_at.find(marker) != std::string_view::npos;
}

}  // namespace phiward
