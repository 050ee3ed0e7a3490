// A value, and a value under a name, as they stand in the text.
#pragma once

#include <string_view>

namespace phiward::key_value {

struct Value {
  std::string_view text;
  bool quoted = false;  // in a literal; else it may as well be code
};

struct Pair {
  std::string_view key;
  Value value;
};

}  // namespace phiward::key_value
