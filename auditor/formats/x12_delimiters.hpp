// The delimiters an interchange is written with: X12.5, ISA.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace phiward::x12 {

struct Delimiters {
  char element = '*';
  char terminator = '~';  // of segments; '\0': line ends alone
};

// An interchange, and the delimiters in force from there on.
struct Header {
  std::size_t begin;  // of its ISA segment, in the text
  Delimiters delimiters;
};

// Every ISA segment, in the order of the text. It has 16 elements; by the standard the last one,
// the component separator, is byte 104 and the terminator byte 105, but writers differ in filling
// the others up.
[[nodiscard]] std::vector<Header> headers_in(std::string_view text);

}  // namespace phiward::x12
