// Named checks a rule may ask for. Each looks at one value alone; a check digit
// supports a candidate and never decides (one Unix time in ten passes the NPI check).
// Pure functions of their argument, any bytes.
#pragma once

#include <string_view>
#include <vector>

namespace phiward {

struct Validator {
  std::string_view name;    // as in a rule's `validator`
  std::string_view source;  // the standard or authority of the check
  bool (*accepts)(std::string_view value);
};

// The table of all validators, for `rules list` and the tests.
[[nodiscard]] const std::vector<Validator>& validators();

// Null if there is no validator of that name.
[[nodiscard]] const Validator* find_validator(std::string_view name);

}  // namespace phiward
