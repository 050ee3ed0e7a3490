// The catalog files and word lists as built into the program (cmake/embed.cmake).
#pragma once

#include <string_view>
#include <vector>

namespace phiward {

struct EmbeddedFile {
  std::string_view name;  // "ssn.toml"; static storage
  std::string_view text;  // static storage
};

[[nodiscard]] std::vector<EmbeddedFile> embedded_catalog();

// One text: the rules of the catalog (rules/packed_rules.hpp).
[[nodiscard]] std::vector<EmbeddedFile> embedded_rules();

// The word lists of rules/lexicon.
[[nodiscard]] std::vector<EmbeddedFile> embedded_lexicon();

}  // namespace phiward
