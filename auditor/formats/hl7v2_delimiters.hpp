// The delimiters a message is written with: HL7 v2.7 chapter 2.5.4, MSH-1 and MSH-2.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace phiward::hl7v2 {

struct Delimiters {
  char field = '|';
  char component = '^';
  char repetition = '~';
  char escape = '\\';
  char subcomponent = '&';
};

// A message header, and the delimiters in force from there on.
struct Header {
  std::size_t begin;  // of its segment, in the text
  Delimiters delimiters;
};

// Every MSH segment, in the order of the text. Prose such as "MSH-9" is none.
[[nodiscard]] std::vector<Header> headers_in(std::string_view text);

}  // namespace phiward::hl7v2
