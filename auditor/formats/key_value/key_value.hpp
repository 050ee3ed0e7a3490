// Names and values in code and data of any language: JSON, YAML, TOML, INI, XML, HTML, literals,
// calls, dumps, queries. What the line matcher finds as well is judged here by the whole path of
// names and by the record it stands in.
#pragma once

#include <span>
#include <string_view>

#include "auditor/formats/reader.hpp"

namespace phiward {

// Such a text, or path, asks for a look by this alone.
[[nodiscard]] bool names_patients(std::string_view text);

// Members, of whom health plans speak, and clubs and programs too, ask for a look beside a key and
// not in code.
[[nodiscard]] bool key_value_wanted(const Document& document, std::span<const Hit> hits);
void read_key_value(const Document& document, const KeyFilter& keys, Fields& fields);

}  // namespace phiward
