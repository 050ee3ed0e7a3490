// A value with a name, found by a format reader (auditor/formats).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rules/vocabulary.hpp"

namespace phiward {

struct Field {
  std::string name;        // as a person would say it: "column ssn", "PID-19"
  std::string key;         // what rules match their keys against: "ssn"; may be empty
  std::string_view value;  // borrowed from the document's text
  // Half-open byte range of `value` in the text; of a part of it where escapes or the ends of
  // literals stand between its bytes, and `value` is kept by the reader.
  std::size_t begin = 0;
  std::size_t end = 0;
  // Its name stands in running text, where the words around it speak too: half-open byte range
  // of the name; empty if it has none before it.
  bool in_text = false;
  std::size_t key_begin = 0;
  std::size_t key_end = 0;
  std::uint32_t record = 0;              // fields with equal numbers describe one individual
  std::optional<Identifier> identifier;  // when the format itself says what it is
  // When the format itself says whose it is; synthetic if its record is declared to be test data.
  Subject subject = Subject::patient;
};

}  // namespace phiward
