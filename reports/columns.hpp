// How much room text takes on a screen, and how it is fitted in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {

// Whether a byte of UTF-8 is the first of a character.
[[nodiscard]] bool starts_character(char byte);

// Columns a text takes, as good as counting characters can tell.
[[nodiscard]] std::size_t width(std::string_view text);

[[nodiscard]] std::string padded(std::string_view text, std::size_t columns);  // blanks behind

// `indent` and the text, broken at blanks where it does not fit; further lines stand two columns
// further in. A word that is too long for a line keeps one of its own.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns,
                                               std::string_view indent = {});

}  // namespace phiward
