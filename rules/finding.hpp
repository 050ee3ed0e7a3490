// A judged candidate. It carries no value: what is left of the value is its shape
// and a keyed fingerprint.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rules/vocabulary.hpp"

namespace phiward {

struct Finding {
  std::string rule;   // rule id
  std::string title;  // rule title
  Identifier identifier{};
  Outcome outcome = Outcome::info;
  Subject subject = Subject::unknown;
  double confidence = 0;  // 0..1, two decimals

  std::uint64_t byte_start = 0;  // half-open byte range in the text that was judged
  std::uint64_t byte_end = 0;
  std::uint32_t line = 0;    // 1-based
  std::uint32_t column = 0;  // 1-based, in bytes

  std::string field;        // "key ssn", "column dob"; empty if the shape alone was found
  std::string preview;      // shape_of(value)
  std::string fingerprint;  // keyed HMAC of identifier class and normalised value, hex
  // Fingerprint of the best identifier of the record this stands in: findings that share it are
  // about one individual. Empty if the record names nobody.
  std::string individual;
  std::vector<std::string> reasons;
};

}  // namespace phiward
